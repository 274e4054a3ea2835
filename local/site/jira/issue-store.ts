import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { openDatabase } from '../database';

const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
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
    return this.all().filter((issue) => issue.parentId === id);
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

  remove(issue: Issue): void {
    this.db.prepare('DELETE FROM issue WHERE id = ?').run(Number(issue.id));
    this.byId.delete(issue.id);
    this.byKey.delete(issue.key);
  }

  close(): void {
    this.db.close();
  }

  private remember(issue: Issue): void {
    this.byId.set(issue.id, issue);
    this.byKey.set(issue.key, issue);
  }
}
