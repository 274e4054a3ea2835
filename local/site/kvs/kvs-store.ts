import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { openDatabase } from '../database';

const entrySchema = z.object({
  key: z.string(),
  value: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
  expires_at: z.number().nullable(),
});

export interface Entry {
  readonly key: string;
  /** JSON. */
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
}

function toEntry(row: unknown): Entry {
  const { key, value, created_at, updated_at, expires_at } = entrySchema.parse(row);
  return { key, value, createdAt: created_at, updatedAt: updated_at, expiresAt: expires_at };
}

/** The key-value store's own SQLite file. Times are epoch milliseconds of the site's clock. */
export class KvsStore {
  private readonly db: DatabaseSyncInstance;

  constructor(file: string) {
    this.db = openDatabase(file);
    this.db.exec(
      'CREATE TABLE IF NOT EXISTS kvs (key TEXT PRIMARY KEY, value TEXT NOT NULL, created_at REAL, updated_at REAL, expires_at REAL)',
    );
  }

  get(key: string): Entry | null {
    const row = this.db.prepare('SELECT * FROM kvs WHERE key = ?').get(key);
    return row === undefined ? null : toEntry(row);
  }

  set(key: string, value: string, now: number, expiresAt: number | null): void {
    this.db
      .prepare(
        `INSERT INTO kvs VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, expires_at = excluded.expires_at`,
      )
      .run(key, value, now, now, expiresAt);
  }

  /** @returns whether there was such a key */
  delete(key: string): boolean {
    return Number(this.db.prepare('DELETE FROM kvs WHERE key = ?').run(key).changes) > 0;
  }

  /** Keys in order, after `after`, starting with `prefix`. */
  page(prefix: string, after: string, limit: number): Entry[] {
    return this.db
      .prepare('SELECT * FROM kvs WHERE key > ? AND substr(key, 1, length(?)) = ? ORDER BY key LIMIT ?')
      .all(after, prefix, prefix, limit)
      .map(toEntry);
  }

  purgeExpiredBefore(time: number): void {
    this.db.prepare('DELETE FROM kvs WHERE expires_at < ?').run(time);
  }

  atomically(work: () => void): void {
    this.db.exec('BEGIN');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.db.close();
  }
}
