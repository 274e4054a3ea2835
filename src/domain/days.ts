import type { CycleFacts, EpochDay, EpochMs } from './model';

const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;

/** `2026-11-19`. */
export function dayToIso(day: EpochDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Day of `2026-11-19`; `null` when it is not such a text or the calendar has no such day. */
export function isoToDay(iso: string): EpochDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const day = ms / DAY_MS;
  // Some engines roll 30 February over into March.
  return dayToIso(day) === iso ? day : null;
}

/** Weeks are counted from epoch day 0, as `Trend` says. */
export function weekOf(day: EpochDay): number {
  return Math.floor(day / DAYS_A_WEEK);
}

/** The quarter of the calendar year that holds the day; `end` is its last day. */
export function quarterOf(day: EpochDay): { readonly name: string; readonly start: EpochDay; readonly end: EpochDay } {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const quarter = Math.floor(date.getUTCMonth() / 3);
  const start = Date.UTC(year, quarter * 3, 1) / DAY_MS;
  const end = Date.UTC(year, quarter * 3 + 3, 1) / DAY_MS - 1;
  return { name: `Q${quarter + 1} ${year}`, start, end };
}

/**
 * The cycle a strategy is in: of those that hold the day, the open ones before the closed, then the latest start, the earliest end,
 * the lowest id. When none holds the day: the one that ended last, else the one that starts next.
 */
export function currentCycle<C extends CycleFacts>(cycles: readonly C[], today: EpochDay): C | null {
  let best: C | null = null;
  for (const cycle of cycles) if (best === null || isMoreCurrent(cycle, best, today)) best = cycle;
  return best;
}

function isMoreCurrent(a: CycleFacts, b: CycleFacts, today: EpochDay): boolean {
  const rank = rankOf(a, today) - rankOf(b, today);
  if (rank !== 0) return rank < 0;
  const ended = a.end < today;
  const byDay = ended ? b.end - a.end || b.start - a.start : a.start > today ? a.start - b.start : b.start - a.start;
  return (byDay || a.end - b.end || (a.id < b.id ? -1 : 1)) < 0;
}

function rankOf(cycle: CycleFacts, today: EpochDay): number {
  if (cycle.start <= today && today <= cycle.end) return cycle.closedAt === null ? 0 : 1;
  return cycle.end < today ? 2 : 3;
}

/** Whether `Intl` knows the zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The day it is in the zone at that instant. @throws RangeError for an unknown zone */
export function dayIn(timeZone: string, ms: EpochMs): EpochDay {
  // Offsets are looked up at both ends of the day in UTC: equal ends have no change in between, and `Intl` is slow.
  const utcDay = Math.floor(ms / DAY_MS);
  const offset = offsetAt(timeZone, utcDay);
  if (offset === offsetAt(timeZone, utcDay + 1)) return Math.floor((ms + offset) / DAY_MS);
  return Math.floor((ms + lookUpOffset(timeZone, ms)) / DAY_MS);
}

/** The first instant of the day in the zone, also where clocks skip midnight. @throws RangeError for an unknown zone */
export function startOfDay(timeZone: string, day: EpochDay): EpochMs {
  let before = (day - 1) * DAY_MS;
  let from = (day + 1) * DAY_MS;
  while (from - before > 1) {
    const middle = before + Math.floor((from - before) / 2);
    if (dayIn(timeZone, middle) >= day) from = middle;
    else before = middle;
  }
  return from;
}

// Memory of what `Intl` answered: pure, for a zone's past and future do not change while the program runs.
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
const MOST_OFFSETS = 20_000;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
    });
    formats.set(timeZone, format);
  }
  return format;
}

function offsetAt(timeZone: string, utcDay: number): number {
  let known = offsets.get(timeZone);
  if (known === undefined || known.size > MOST_OFFSETS) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  let offset = known.get(utcDay);
  if (offset === undefined) {
    offset = lookUpOffset(timeZone, utcDay * DAY_MS);
    known.set(utcDay, offset);
  }
  return offset;
}

/** Local time less UTC in milliseconds. */
function lookUpOffset(timeZone: string, ms: EpochMs): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(ms)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const local = new Date(0);
  local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
  local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
  return local.getTime() - Math.floor(ms / 1000) * 1000;
}
