import { PortError, type PortErrorKind } from './failure';
import type { RepairRun } from './ports/pipeline';
import type { Work } from './work';
import { drainAll } from './work-drain';
import { reconcile, type Spent } from './work-reconcile';
import { syncItems } from './work-sync';

/** Linked work that a lost job did not fetch. */
const MOST_SYNCED = 100;

/**
 * Work of Jira, every hour. What fails does not hold up the rest: while Jira does not answer, strategies are kept up all the same. How far
 * it is, is written down for administrators.
 */
export async function repairWork(work: Work, hasTime: () => boolean): Promise<void> {
  const { ports } = work;
  const startedAt = ports.now();
  const spent: Spent = { looked: 0, points: 0 };
  const say = (state: RepairRun['state'], problem: PortErrorKind | null) => () =>
    ports.writes.saveRepair({ state, startedAt, at: ports.now(), ...spent, problem });
  const sayHowFar = async () => void (await attempt(say('running', null)));

  await sayHowFar();
  const drained = await attempt(async () => {
    await ports.writes.tryAgain(work.now);
    await drainAll(work, hasTime);
  });
  const synced = await attempt(() => syncLost(work, hasTime));
  let whole = false;
  const looked = await attempt(async () => {
    whole = await reconcile(work, { hasTime, spent, onPage: sayHowFar });
  });
  const problem = drained ?? synced ?? looked;
  await attempt(say(problem !== null ? 'failed' : whole ? 'done' : 'partly', problem));
}

async function syncLost(work: Work, hasTime: () => boolean): Promise<void> {
  let failed: PortError | null = null;
  for (const id of await work.ports.reads.unsynced(MOST_SYNCED)) {
    if (!hasTime()) break;
    try {
      await syncItems(work, [id], []);
    } catch (error) {
      // One that nobody understands does not hold up the others; where Jira is silent, it is for all.
      if (!(error instanceof PortError) || error.kind !== 'unreadable') throw error;
      failed ??= error;
    }
  }
  if (failed !== null) throw failed;
}

/** @returns what went wrong */
async function attempt(step: () => Promise<void>): Promise<PortErrorKind | null> {
  try {
    await step();
    return null;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    console.error(`Work could not be kept up: ${error.name} (${error.kind}).`);
    return error.kind;
  }
}
