/** The site's one clock: real time plus an offset, in epoch milliseconds. Limits, expiry, issues and the app all read it. */
export class Clock {
  private shift = 0;

  constructor(start?: number) {
    if (start !== undefined) this.set(start);
  }

  now(): number {
    return Date.now() + this.shift;
  }

  offset(): number {
    return this.shift;
  }

  set(now: number): void {
    this.shift = Math.round(now) - Date.now();
  }

  advance(ms: number): void {
    this.shift += ms;
  }
}
