import { randomUUID } from 'node:crypto';

/** What the seed has made so far: the ids behind its short names, and each row's latest version. */
export class Memory {
  private readonly ids = new Map<string, string>();
  private readonly versions = new Map<string, number>();

  /** The id behind a name; the first question makes it. */
  id(name: string): string {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const made = randomUUID();
    this.ids.set(name, made);
    return made;
  }

  /** For ids that the site gave. */
  keep(name: string, id: string): void {
    this.ids.set(name, id);
  }

  version(name: string): number {
    return this.versions.get(this.id(name)) ?? 0;
  }

  note(row: { readonly id: string; readonly version: number }): void {
    this.versions.set(row.id, row.version);
  }
}
