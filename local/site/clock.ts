/** The site's one clock, in epoch milliseconds. Limits, expiry, issues and the app all read it. */
export class Clock {
  private shift = 0;
  private standing: number | null = null;

  constructor(start?: number) {
    if (start !== undefined) this.set(start);
  }

  now(): number {
    return this.standing ?? Date.now() + this.shift;
  }

  /** How far it is ahead of this machine's clock. */
  offset(): number {
    return this.now() - Date.now();
  }

  set(now: number): void {
    const wanted = Math.round(now);
    this.shift = wanted - Date.now();
    if (this.standing !== null) this.standing = wanted;
  }

  advance(ms: number): void {
    this.set(this.now() + ms);
  }

  /** From now on it moves only when it is moved. */
  freeze(): void {
    this.standing = this.now();
  }
}
