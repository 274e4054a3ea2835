import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { openDatabase } from '../database';

const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  /** Keys it had before it was moved; they go on finding it. */
  formerKeys: z.array(z.string()).default([]),
  projectId: z.string(),
  typeId: z.string(),
  statusId: z.string(),
  resolutionId: z.string().nullable(),
  resolvedAt: z.number().nullable(),
  parentId: z.string().nullable(),
  summary: z.string(),
  /** An ADF document. */
  description: z.unknown(),
  assigneeId: z.string().nullable(),
  reporterId: z.string().nullable(),
  creatorId: z.string().nullable(),
  labels: z.array(z.string()),
  dueDate: z.string().nullable(),
  storyPoints: z.number().nullable(),
  estimateSeconds: z.number().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  categoryChangedAt: z.number(),
});

export type Issue = z.infer<typeof issueSchema>;

const rowSchema = z.object({ data: z.string() });
const countSchema = z.object({ highest: z.number().nullable() });

/** The site's issues, in its own SQLite file and in memory. */
export class IssueStore {
  private readonly db: DatabaseSyncInstance;
  private readonly byId = new Map<string, Issue>();
  private readonly byKey = new Map<string, Issue>();
  /** Ids of children by their parent's id. */
  private readonly children = new Map<string, Set<string>>();

  constructor(file: string) {
    this.db = openDatabase(file);
    this.db.exec('CREATE TABLE IF NOT EXISTS issue (id INTEGER PRIMARY KEY, data TEXT NOT NULL)');
    // A number is never given out twice, also when its issue is gone.
    this.db.exec('CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, highest INTEGER NOT NULL)');
    for (const row of this.db.prepare('SELECT data FROM issue ORDER BY id').all()) {
      this.remember(issueSchema.parse(JSON.parse(rowSchema.parse(row).data)));
    }
  }

  find(idOrKey: string): Issue | undefined {
    return this.byId.get(idOrKey) ?? this.byKey.get(idOrKey.toUpperCase());
  }

  all(): readonly Issue[] {
    return [...this.byId.values()];
  }

  childrenOf(id: string): Issue[] {
    return [...(this.children.get(id) ?? [])].flatMap((child) => this.byId.get(child) ?? []);
  }

  /** The next number of a sequence: `id`, or a project's key. */
  next(name: string, first = 1): number {
    const row = this.db.prepare('SELECT highest FROM counter WHERE name = ?').get(name);
    const value = row === undefined ? first : (countSchema.parse(row).highest ?? 0) + 1;
    this.db
      .prepare('INSERT INTO counter VALUES (?, ?) ON CONFLICT DO UPDATE SET highest = excluded.highest')
      .run(name, value);
    return value;
  }

  save(issue: Issue): void {
    this.db
      .prepare('INSERT INTO issue VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data')
      .run(Number(issue.id), JSON.stringify(issue));
    this.remember(issue);
  }

  /** Many at once, as an import brings them; numbers that are given out later lie above theirs. */
  saveAll(issues: readonly Issue[]): void {
    this.db.exec('BEGIN');
    for (const issue of issues) {
      this.save(issue);
      this.raise('id', Number(issue.id));
      this.raise(
        issue.key.slice(0, issue.key.lastIndexOf('-')),
        Number(issue.key.slice(issue.key.lastIndexOf('-') + 1)),
      );
    }
    this.db.exec('COMMIT');
  }

  remove(issue: Issue): void {
    this.db.prepare('DELETE FROM issue WHERE id = ?').run(Number(issue.id));
    this.forget(issue);
  }

  close(): void {
    this.db.close();
  }

  private raise(name: string, value: number): void {
    this.db
      .prepare('INSERT INTO counter VALUES (?, ?) ON CONFLICT DO UPDATE SET highest = max(highest, excluded.highest)')
      .run(name, value);
  }

  private remember(issue: Issue): void {
    const before = this.byId.get(issue.id);
    if (before) this.forget(before);
    this.byId.set(issue.id, issue);
    for (const key of [...issue.formerKeys, issue.key]) this.byKey.set(key, issue);
    if (issue.parentId === null) return;
    const siblings = this.children.get(issue.parentId) ?? new Set();
    this.children.set(issue.parentId, siblings.add(issue.id));
  }

  private forget(issue: Issue): void {
    this.byId.delete(issue.id);
    for (const key of [...issue.formerKeys, issue.key]) this.byKey.delete(key);
    if (issue.parentId !== null) this.children.get(issue.parentId)?.delete(issue.id);
  }
}
