import { dayIn } from '../../domain/days';
import type { Bp, EpochDay, EpochMs } from '../../domain/model';

const MS_PER_DAY = 86_400_000;
/** Numbers and their units never part at a line's end. */
const NBSP = '\u00a0';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

export const UNKNOWN = '–';

/** "47 %"; unknown is a dash. */
export const percent = (bp: Bp | null): string => (bp === null ? UNKNOWN : `${whole.format(bp / 100)}${NBSP}%`);

/** "47.2 %", for explanations that must add up. */
export const percentExact = (bp: Bp | null): string => (bp === null ? UNKNOWN : `${(bp / 100).toFixed(1)}${NBSP}%`);

export const number = (value: number): string => short.format(value);

/** "66.4 %", "192 s"; without a unit just the number. */
export const amount = (value: number | null, unit: string): string =>
  value === null ? UNKNOWN : unit === '' ? number(value) : `${number(value)}${NBSP}${unit}`;

/** "17 Nov", with the year once it is another than that of `today`. */
export function day(value: EpochDay, today?: EpochDay): string {
  const date = new Date(value * MS_PER_DAY);
  const same = today === undefined || new Date(today * MS_PER_DAY).getUTCFullYear() === date.getUTCFullYear();
  return (same ? dayMonth : dayMonthYear).format(date).replace('Sept', 'Sep');
}

export const dayWithYear = (value: EpochDay): string =>
  dayMonthYear.format(new Date(value * MS_PER_DAY)).replace('Sept', 'Sep');

/** "today", "1 day", "26 days". */
export function daysSince(value: EpochDay, today: EpochDay): string {
  const days = today - value;
  return days <= 0 ? 'today' : days === 1 ? '1 day' : `${whole.format(days)} days`;
}

/** "10:42" in a time zone. */
export const clock = (at: EpochMs, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: known(timeZone) }).format(at);

/** "10:42", with the day once it is another than that of `now`. */
export function moment(at: EpochMs, now: EpochMs, timeZone: string): string {
  const zone = known(timeZone);
  const [on, today] = [dayIn(zone, at), dayIn(zone, now)];
  return on === today ? clock(at, zone) : `${day(on, today)}, ${clock(at, zone)}`;
}

const zones = new Map<string, string>();
/** A zone that this browser does not know must not take the page down. */
function known(timeZone: string): string {
  const before = zones.get(timeZone);
  if (before !== undefined) return before;
  let zone = 'UTC';
  try {
    zone = new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone;
  } catch {
    // Stays UTC.
  }
  zones.set(timeZone, zone);
  return zone;
}

/** "1 line", "6,200 lines". */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${whole.format(value)} ${value === 1 ? one : many}`;
