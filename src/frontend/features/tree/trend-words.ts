import type { Bp, EpochDay, Trend } from '../../../domain/model';
import { day, percent } from '../../app/format';

const DAYS_A_WEEK = 7;
/** Below one percentage point between both ends nothing rises or falls that one would see. */
const LEVEL_BP = 100;

const course = (from: Bp, to: Bp): string =>
  Math.abs(to - from) < LEVEL_BP ? 'level' : to > from ? 'rising' : 'falling';

/** "From 30 % to 41 % since 1 Oct, rising": the little drawing for who can't see it. */
export function trendWords(trend: Trend | null, today: EpochDay): string {
  const known = (trend?.points ?? []).flatMap((bp, week) => (bp === null ? [] : [{ bp, week }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!trend || !first || !last) return 'No trend yet';
  const since = day(Math.min((trend.fromWeek + first.week) * DAYS_A_WEEK, today), today);
  if (first === last) return `${percent(first.bp)} since ${since}`;
  return `From ${percent(first.bp)} to ${percent(last.bp)} since ${since}, ${course(first.bp, last.bp)}`;
}
