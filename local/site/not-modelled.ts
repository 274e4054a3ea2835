import type { Clock } from './clock';

/** One thing the app or a person asked for that this site does not model. */
export interface NotModelled {
  readonly at: number;
  readonly what: string;
  readonly detail: string;
  readonly count: number;
}

/** The list behind every 501: shown in the shell's footer and printed by the tests. */
export class NotModelledList {
  private readonly entries = new Map<string, NotModelled>();

  constructor(private readonly clock: Clock) {}

  add(what: string, detail = ''): void {
    const key = `${what}\n${detail}`;
    const count = (this.entries.get(key)?.count ?? 0) + 1;
    this.entries.set(key, { at: this.clock.now(), what, detail, count });
  }

  list(): readonly NotModelled[] {
    return [...this.entries.values()];
  }

  clear(): void {
    this.entries.clear();
  }
}
