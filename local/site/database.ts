import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/**
 * Opens one of the site's own files, or `:memory:`. A killed process loses nothing that was committed; only a machine that
 * loses power might, and then `--fresh` is there.
 */
export function openDatabase(file: string): DatabaseSyncInstance {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 2000');
  return db;
}
