import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { openDatabase } from '../database';

/** It starts at the issue that reads the outward words of its type: the source of "blocks" is the one that blocks. */
const linkSchema = z.object({ id: z.string(), typeId: z.string(), sourceId: z.string(), destinationId: z.string() });

export type IssueLink = z.infer<typeof linkSchema>;

/** Links between issues, in a SQLite file of their own and in memory. */
export class LinkStore {
  private readonly db: DatabaseSyncInstance;
  private readonly byId = new Map<string, IssueLink>();
  /** Links by the id of either issue. */
  private readonly byIssue = new Map<string, Set<IssueLink>>();

  constructor(file: string) {
    this.db = openDatabase(file);
    this.db.exec(
      'CREATE TABLE IF NOT EXISTS issue_link (id TEXT PRIMARY KEY, typeId TEXT NOT NULL, sourceId TEXT NOT NULL, destinationId TEXT NOT NULL)',
    );
    for (const row of this.db.prepare('SELECT * FROM issue_link ORDER BY CAST(id AS INTEGER)').all())
      this.remember(linkSchema.parse(row));
  }

  find(id: string): IssueLink | undefined {
    return this.byId.get(id);
  }

  /** Oldest first, whichever end the issue is. */
  of(issueId: string): readonly IssueLink[] {
    return [...(this.byIssue.get(issueId) ?? [])];
  }

  add(link: IssueLink): void {
    const { id, typeId, sourceId, destinationId } = link;
    this.db.prepare('INSERT INTO issue_link VALUES (?, ?, ?, ?)').run(id, typeId, sourceId, destinationId);
    this.remember(link);
  }

  remove(link: IssueLink): void {
    this.db.prepare('DELETE FROM issue_link WHERE id = ?').run(link.id);
    this.byId.delete(link.id);
    for (const end of [link.sourceId, link.destinationId]) this.byIssue.get(end)?.delete(link);
  }

  close(): void {
    this.db.close();
  }

  private remember(link: IssueLink): void {
    this.byId.set(link.id, link);
    for (const end of [link.sourceId, link.destinationId]) {
      const links = this.byIssue.get(end) ?? new Set();
      this.byIssue.set(end, links.add(link));
    }
  }
}
