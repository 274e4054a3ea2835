import { setTimeout as wait } from 'node:timers/promises';
import type { NodeId, StrategyId } from '../domain/model';
import type { ItemId } from '../domain/work/model';
import { PortError } from './failure';
import type { Ports } from './ports/ports';
import { refreshStrategy } from './refresh';
import type { Spoken } from './ports/work-rows';
import type { Work } from './work';

export type LinksOfItem = Spoken['links'];
/** Items and what they are linked to; `null`: that is to be read. */
export type Roots = ReadonlyMap<ItemId, LinksOfItem | null>;

/**
 * [RU4] [RU9] Counts anew, as absolute values, what follows the links of these items, adds it up, and tells open views.
 * @param whole strategies to count from end to end, as after the last link of an item to them was removed
 */
export async function recount(work: Work, roots: Roots, whole: readonly StrategyId[] = []): Promise<void> {
  const { reads, writes } = work.ports;
  await writes.countUnder([...roots.keys()]);
  const unread = [...roots].flatMap(([id, known]) => (known === null ? [id] : []));
  const { links: read } = await reads.spoken(unread);
  const links = [...read, ...[...roots.values()].flatMap((known) => known ?? [])];
  const dirty = new Map<StrategyId, Set<NodeId> | null>();
  for (const { strategyId, nodeId } of links) {
    const nodes = dirty.get(strategyId);
    if (nodes) nodes.add(nodeId);
    else dirty.set(strategyId, new Set([nodeId]));
  }
  for (const id of whole) dirty.set(id, null);
  for (const [id, nodes] of dirty) await recountStrategy(work, id, nodes && [...nodes]);
}

async function recountStrategy(work: Work, id: StrategyId, nodes: readonly NodeId[] | null): Promise<void> {
  const { reads, writes } = work.ports;
  const header = await reads.header({ strategyId: id });
  if (!header) return;
  const counted = await reads.ownDelivery(id, nodes);
  await refreshStrategy(work, header, { own: { nodes, counted } });
  // Also when no number moved: names and states of issues are read again by whoever looks at them.
  await writes.bumpRevision(id);
}

/** Far longer than a run takes; after one that died the next has to wait for so long. */
const HELD_SECONDS = 60;
const PATIENCE_MS = 1_500;
const STEP_MS = 150;

/** One run at a time merges and counts: of two, the slower would write what the faster has outdated. @throws PortError busy */
export async function alone<Value>({ locks }: Ports, run: () => Promise<Value>): Promise<Value> {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    const giveBack = await locks.take('work', HELD_SECONDS);
    if (!giveBack) {
      await wait(STEP_MS);
      continue;
    }
    try {
      return await run();
    } finally {
      await giveBack();
    }
  }
  throw new PortError('busy', 'Work is being counted by another run.');
}
