import type { Clock } from './clock';

/** At most `max` units in any `windowMs`; what lies in the clock's future (it was set back) is forgotten. */
export class SlidingLimit {
  private taken: { at: number; units: number }[] = [];

  constructor(
    readonly max: number,
    readonly windowMs: number,
    private readonly clock: Clock,
  ) {}

  used(): number {
    const now = this.clock.now();
    this.taken = this.taken.filter((entry) => entry.at > now - this.windowMs && entry.at <= now);
    return this.taken.reduce((sum, entry) => sum + entry.units, 0);
  }

  /** Takes the units, or answers false and takes nothing. */
  take(units = 1): boolean {
    if (this.used() + units > this.max) return false;
    this.taken.push({ at: this.clock.now(), units });
    return true;
  }

  /** Takes the units without asking: what is measured only afterwards. */
  spend(units: number): void {
    this.taken.push({ at: this.clock.now(), units });
  }
}
