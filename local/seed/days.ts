/** The seed speaks in days of the current cycle: 0 is its first day, today is always its 50th, and negative days lie in the cycle before. */
export const timeZone = 'Europe/London';
export const cycleLength = 92;
const today = 49;
const dayMs = 86_400_000;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export class SeedDays {
  private readonly first: number;

  /** `now`: epoch milliseconds of the site's clock. */
  constructor(now: number) {
    const [year = 0, month = 1, day = 1] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
      .format(now)
      .split('-')
      .map(Number);
    this.first = Date.UTC(year, month - 1, day) / dayMs - today;
  }

  /** Days since 1970-01-01. */
  epoch(day: number): number {
    return this.first + day;
  }

  /** Epoch milliseconds of a minute of that day; mid-morning and later is the same date in every zone near London. */
  at(day: number, minute: number): number {
    return this.epoch(day) * dayMs + minute * 60_000;
  }

  /** "Q4 2026" where the cycle is a quarter of the calendar, else its months. */
  cycleName(first: number): string {
    const from = new Date(this.epoch(first) * dayMs);
    const to = new Date(this.epoch(first + cycleLength - 1) * dayMs);
    const year = to.getUTCFullYear();
    if (from.getUTCDate() === 1 && from.getUTCMonth() % 3 === 0) return `Q${from.getUTCMonth() / 3 + 1} ${year}`;
    return `${months[from.getUTCMonth()]} to ${months[to.getUTCMonth()]} ${year}`;
  }
}
