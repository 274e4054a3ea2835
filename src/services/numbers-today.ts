import { dayIn } from '../domain/days';
import type { EpochDay, NodeId, Rollup, StrategyId } from '../domain/model';
import { ensureCycle } from './cycles';
import { computeNumbers, type Numbers } from './numbers';
import type { Header } from './ports/rows';
import { saveNumbers } from './refresh';
import type { Work } from './work';

const LOCK_SECONDS = 60;

/** Numbers of a strategy as they are now. What is stored and differs, on a new day for instance, is put right on the way. */
export async function numbersToday(work: Work, header: Header): Promise<Numbers> {
  const nodes = await work.ports.reads.tree(header.strategy.id, header.strategy);
  const numbers = computeNumbers(header, nodes, work.now);
  await repair(work, numbers);
  return numbers;
}

/** Behind a lock, since on a new day everybody reads first. Whoever does not get it has the right numbers in hand all the same. */
async function repair(work: Work, numbers: Numbers): Promise<void> {
  if (numbers.outdated.length === 0 && !numbers.newDay) return;
  const { strategy } = numbers.header;
  const giveBack = await work.ports.locks.take(`numbers:${strategy.id}`, LOCK_SECONDS).catch(() => null);
  if (!giveBack) return;
  try {
    await saveNumbers(work, numbers);
  } catch (error) {
    // The next read tries again; this one has its answer.
    console.warn('sightline: numbers were not saved', error instanceof Error ? error.name : 'unknown');
  } finally {
    await giveBack();
  }
}

interface StoredNumber {
  readonly strategyId: StrategyId;
  /** For which day it holds; `null`: nothing is stored. */
  readonly day: EpochDay | null;
}

export interface NumberToday {
  readonly rollup: Rollup;
  readonly cycle: { readonly end: EpochDay; readonly closedAt: number | null } | null;
}

/** Of the strategies of which something stored holds for another day; on most reads there is none, and nothing is asked. */
export async function whereOutdated(
  work: Work,
  strategies: readonly { readonly id: StrategyId; readonly timeZone: string }[],
  stored: readonly StoredNumber[],
): Promise<ReadonlyMap<NodeId, NumberToday>> {
  const days = new Map(strategies.map(({ id, timeZone }) => [id, dayIn(timeZone, work.now)]));
  const outdated = stored.filter(({ strategyId, day }) => day !== null && day !== days.get(strategyId));
  const found = new Map<NodeId, NumberToday>();
  for (const strategyId of new Set(outdated.map((one) => one.strategyId))) {
    const read = await work.ports.reads.header({ strategyId });
    if (!read) continue;
    const { rows, cycles, header } = await numbersToday(work, await ensureCycle(work, read));
    for (const [id, { rollup }] of rows) {
      const cycle = header.cycles.find((one) => one.id === cycles.get(id));
      found.set(id, { rollup, cycle: cycle ? { end: cycle.end, closedAt: cycle.closedAt } : null });
    }
  }
  return found;
}
