import { AppFailure } from './failure';
import type { Ports, SchemaState } from './ports/ports';
import type { Work } from './work';

// Only names of installations whose schema is complete; nothing of theirs.
const ready = new Set<string>();
const MOST_REMEMBERED = 10_000;
const RETRY_MS = 1_500;
const ASK_AGAIN_MS = 30_000;
const askedAt = new Map<string, number>();

/** Before the first use one plain SELECT; afterwards nothing. @throws AppFailure `settingUp` */
export async function ensureReady(ports: Ports): Promise<void> {
  if (ready.has(ports.installation())) return;
  const state = await ports.schema.state();
  if (isComplete(state)) remember(ports);
  else {
    await askQueue(ports);
    throw settingUp(state);
  }
}

/** `false` also where nobody can tell. */
export async function isSettingUp(ports: Ports): Promise<boolean> {
  if (ready.has(ports.installation())) return false;
  const state = await ports.schema.state().catch(() => null);
  return state !== null && !isComplete(state);
}

/** Carries the set-up on as far as it goes. @returns 0..1 */
export async function carrySetupOn(ports: Ports): Promise<number> {
  if (ready.has(ports.installation())) return 1;
  const state = await ports.schema.carryOn();
  if (isComplete(state)) remember(ports);
  return state.done / state.total;
}

export async function progressOfSetup({ ports }: Work): Promise<{ readonly progress: number }> {
  return { progress: await carrySetupOn(ports) };
}

/** Everybody who waits comes by here; one event in a while is enough. */
async function askQueue(ports: Ports): Promise<void> {
  const name = ports.installation();
  const now = ports.now();
  if (now - (askedAt.get(name) ?? -Infinity) < ASK_AGAIN_MS) return;
  askedAt.set(name, now);
  // Without the queue, setup.progress carries on.
  await ports.queue.push({ job: 'schema' }).catch(() => askedAt.delete(name));
}

function isComplete({ done, total }: SchemaState): boolean {
  return done >= total;
}

function remember(ports: Ports): void {
  if (ready.size >= MOST_REMEMBERED) ready.clear();
  ready.add(ports.installation());
}

function settingUp({ done, total }: SchemaState): AppFailure {
  return new AppFailure('settingUp', 'Sightline is being set up on this site. It takes less than a minute.', {
    progress: done / total,
    retryAfterMs: RETRY_MS,
  });
}
