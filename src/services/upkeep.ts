import { dayIn } from '../domain/days';
import type { StrategyId } from '../domain/model';
import { ensureCycle } from './cycles';
import { journalLastRun } from './journal';
import { inTurn } from './in-turn';
import type { Ports } from './ports/ports';
import { reportAccounts } from './personal-data';
import { carrySetupOn } from './readiness';
import { allFacts, refreshStrategy } from './refresh';
import type { Work } from './work';
import { alone } from './work-count';
import { askForDrain, drain } from './work-drain';
import { checkProject } from './work-reconcile';
import { repairWork } from './work-repair';
import { syncItems } from './work-sync';

/** Well below what the manifest gives a scheduled function. */
const BUDGET_MS = 240_000;
/** After its last day a cycle stays open for so long: people finish what belongs to it. */
const OPEN_AFTER_END_DAYS = 14;
const LOG_BACK_MS = 7 * 24 * 3_600_000;

/** Nobody asks: what is written has no author. */
function workOf(ports: Ports): Work {
  return { ports, now: ports.now(), actor: { accountId: '', jiraUser: false, admin: false, groupIds: [] } };
}

/** Every hour: new days, new cycles, and whatever a run that died left behind. May run twice at once. */
export async function keepUp(ports: Ports, budgetMs = BUDGET_MS): Promise<void> {
  const hasTime = timeFor(budgetMs);
  if ((await carrySetupOn(ports)) < 1) return;
  const work = workOf(ports);
  await ports.writes.audit(await ports.reads.unlogged(work.now - LOG_BACK_MS));
  for (const id of await ports.reads.unaudited(work.now - LOG_BACK_MS)) {
    const node = hasTime() ? await ports.reads.node(id) : null;
    if (node) await journalLastRun(work, node);
  }
  await finishDeletions(ports, hasTime);
  await repairWork(work, hasTime);
  await keepStrategiesUp(ports, '', hasTime);
}

function timeFor(budgetMs: number): () => boolean {
  const started = performance.now();
  return () => performance.now() - started < budgetMs;
}

/** From behind this one on. What there is no time for goes to the queue, which does not begin again with the first. */
async function keepStrategiesUp(ports: Ports, after: StrategyId, hasTime: () => boolean): Promise<void> {
  const work = workOf(ports);
  const { strategies } = await ports.reads.overview();
  const ids = strategies.map(({ id }) => id);
  const { stoppedAfter, failed } = await inTurn(ids, after, hasTime, (id) => keepStrategyUp(work, id));
  if (stoppedAfter !== null) await ports.queue.push({ job: 'strategies', after: stoppedAfter }, 1);
  if (stoppedAfter === null && failed.length > 0) throw failed[0];
}

async function keepStrategyUp(work: Work, id: StrategyId): Promise<void> {
  const { reads, writes } = work.ports;
  const found = await reads.header({ strategyId: id });
  if (!found) return;
  const today = dayIn(found.strategy.timeZone, work.now);
  const closed = await writes.closeCycles(id, today - OPEN_AFTER_END_DAYS, work.now);
  const read = closed > 0 ? await reads.header({ strategyId: id }) : found;
  if (!read) return;
  const header = await ensureCycle(work, read);
  const numbers = await alone(work.ports, async () => {
    const own = { nodes: null, counted: await reads.ownDelivery(id, null) };
    return refreshStrategy(work, header, { factsOf: allFacts, own });
  });
  if (closed > 0 || numbers.changed.length > 0) await writes.bumpRevision(id);
}

/** Takes the rows of deleted strategies away, also of those where an earlier run died. */
async function finishDeletions({ reads, writes, queue }: Ports, hasTime: () => boolean): Promise<void> {
  for (const id of await reads.halfDeleted()) {
    if (await writes.deleteRows(id, hasTime)) continue;
    await queue.push({ job: 'strategy.delete' }, 1);
    return;
  }
}

export interface Job {
  readonly job: string;
  /** Issues whose work is to be fetched, with spaces between, and a strategy that counts anew in any case. */
  readonly items?: string | undefined;
  /** Project whose issues are to be looked at again. */
  readonly project?: string | undefined;
  readonly strategy?: string | undefined;
  /** The last strategy that is done. */
  readonly after?: string | undefined;
}

/** Every week: the report of personal data. */
export async function reportWeekly(ports: Ports, budgetMs = BUDGET_MS): Promise<void> {
  if ((await carrySetupOn(ports)) < 1) return;
  await reportAccounts(ports, timeFor(budgetMs));
}

/** What the queue carries on: the set-up, deletions, reports, and the numbers of all strategies. */
export async function carryOn(
  ports: Ports,
  { job, after = '', items, strategy, project }: Job,
): Promise<'done' | 'again'> {
  if (job === 'schema') return (await carrySetupOn(ports)) < 1 ? 'again' : 'done';
  if (job === 'strategy.delete') await finishDeletions(ports, timeFor(BUDGET_MS));
  if (job === 'accounts') await reportAccounts(ports, timeFor(BUDGET_MS));
  if (job === 'sync' && items !== undefined)
    await syncItems(workOf(ports), items.split(' ').map(Number), strategy === undefined ? [] : [strategy]);
  if (job === 'drain' && (await drain(workOf(ports)))) await askForDrain(ports);
  if (job === 'project' && project !== undefined) await checkProject(workOf(ports), Number(project));
  if (job === 'strategies') await keepStrategiesUp(ports, after, timeFor(BUDGET_MS));
  return 'done';
}
