import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { Clock } from '../clock';
import { openDatabase } from '../database';
import { emptyDocument } from '../../adf/document';
import { spaces } from './spaces';

const versionSchema = z.object({
  number: z.number(),
  authorId: z.string(),
  createdAt: z.number(),
  message: z.string(),
});

const pageSchema = z.object({
  id: z.string(),
  spaceId: z.string(),
  parentId: z.string().nullable(),
  position: z.number(),
  title: z.string(),
  /** The ADF document as text, exactly as it was written. */
  document: z.string(),
  authorId: z.string(),
  createdAt: z.number(),
  version: versionSchema,
  trashed: z.boolean(),
});

export type Page = z.infer<typeof pageSchema>;

const rowSchema = z.object({ data: z.string() });
const firstId = 98_500;

/** The site's pages, in their own SQLite file and in memory. Every space has its homepage from the start. */
export class PageStore {
  private readonly db: DatabaseSyncInstance;
  private readonly pages = new Map<string, Page>();

  constructor(file: string, clock: Clock) {
    this.db = openDatabase(file);
    this.db.exec('CREATE TABLE IF NOT EXISTS page (id INTEGER PRIMARY KEY, data TEXT NOT NULL)');
    for (const row of this.db.prepare('SELECT data FROM page ORDER BY id').all()) {
      const page = pageSchema.parse(JSON.parse(rowSchema.parse(row).data));
      this.pages.set(page.id, page);
    }
    const createdAt = clock.now();
    for (const { id: spaceId, homepageId: id, name: title, authorId } of spaces) {
      if (this.pages.has(id)) continue;
      const version = { number: 1, authorId, createdAt, message: '' };
      const where = { id, spaceId, parentId: null, position: 0 };
      this.save({ ...where, title, document: emptyDocument, authorId, createdAt, version, trashed: false });
    }
  }

  /** In the order in which the space shows them. */
  all(): readonly Page[] {
    return [...this.pages.values()]
      .filter(({ trashed }) => !trashed)
      .sort((a, b) => a.position - b.position || Number(a.id) - Number(b.id));
  }

  find(id: string): Page | undefined {
    const page = this.pages.get(id);
    return page?.trashed === false ? page : undefined;
  }

  childrenOf(id: string): readonly Page[] {
    return this.all().filter(({ parentId }) => parentId === id);
  }

  /** A number is never given out twice: what is deleted stays in the bin. */
  nextId(): string {
    return String(Math.max(firstId, ...[...this.pages.keys()].map(Number)) + 1);
  }

  save(page: Page): void {
    this.pages.set(page.id, page);
    this.db.prepare('INSERT OR REPLACE INTO page (id, data) VALUES (?, ?)').run(Number(page.id), JSON.stringify(page));
  }

  close(): void {
    this.db.close();
  }
}
