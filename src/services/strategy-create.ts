import { dayIn, isTimeZone } from '../domain/days';
import { DEFAULT_WEIGHT } from '../shared/default-weight';
import type { Parsed } from '../shared/inputs';
import type { StrategyView } from '../shared/views';
import { noteAccounts } from './accounts';
import { creationOf } from './creation';
import { quarterAround } from './cycles';
import { AppFailure, badInput } from './failure';
import { derivedId } from './ids';
import { carrying, changeOf, logChange } from './journal';
import { rankLast } from './rank';
import { refreshStrategy } from './refresh';
import { strategyView } from './views';
import { stampOf, type Work } from './work';

export function checkTimeZone(timeZone: string): void {
  if (!isTimeZone(timeZone))
    throw badInput('This time zone is not known.', { timeZone: 'Use a name such as Europe/London.' });
}

/** A strategy with its first cycle and its vision. Its own row comes last: until then nothing of it can be seen. */
export async function createStrategy(work: Work, _: null, payload: Parsed<'strategy.create'>): Promise<StrategyView> {
  const { ports, now } = work;
  const { id, name, timeZone, projectIds, requestId } = payload;
  checkTimeZone(timeZone);
  const stamp = stampOf(work, requestId);
  const before = await ports.reads.header({ strategyId: id });
  if (!before) {
    await ports.writes.insertPlannedCycle(quarterAround(id, dayIn(timeZone, now), []), stamp);
    await insertVision(work, payload);
  }
  const row = { id, name, timeZone, projectIds: [...new Set(projectIds)], editorIds: [] };
  const carried = carrying(stamp, changeOf('strategy.create', {}, { name }));
  if ((await ports.writes.insertStrategy(row, carried)) === 'stale')
    throw new AppFailure('conflict', 'Another strategy has this id already. Reload the page and try again.');
  await logChange(work, { id, strategyId: id }, carried);
  await noteAccounts(work);
  const header = await ports.reads.header({ strategyId: id });
  if (!header) throw new AppFailure('conflict', 'Somebody deleted this strategy just now.');
  await refreshStrategy(work, header);
  return strategyView(header.strategy);
}

async function insertVision(
  work: Work,
  { id, name, visionTitle, requestId }: Parsed<'strategy.create'>,
): Promise<void> {
  const { ports, now } = work;
  const title = visionTitle ?? name;
  const number = await ports.writes.takeNumbers('vision', 1, undefined);
  const vision = {
    id: derivedId('vision', id),
    strategyId: id,
    parentId: null,
    kind: 'vision' as const,
    number,
    rank: rankLast([]),
    title,
    ownerId: null,
    weight: DEFAULT_WEIGHT,
    lifecycle: 'active' as const,
    cycleId: null,
    activatedAt: now,
    metricId: null,
    commitment: null,
    change: creationOf(title),
  };
  await ports.writes.insertNodes([vision], stampOf(work, requestId));
}
