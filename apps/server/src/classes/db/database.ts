import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { migrate } from './schema.ts';

/** How long a server that is being restarted waits for the one before it, which still holds the file. */
const patienceMs = 500;

/**
 * Opens the file in its newest form; throws where it can't. It is held until it is closed or the process is gone: of two servers
 * that both knew a class each would tell only half of it.
 */
export function openDatabase(path: string): Database.Database {
  if (path !== ':memory:') {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Nicknames are nobody else's business on a machine of several people. SQLite gives its other files the same mode.
    closeSync(openSync(path, 'a', 0o600));
  }
  const database = new Database(path, { timeout: patienceMs });
  try {
    // With a write-ahead log and this much care a dead process loses nothing; only a machine without power may lose the last moment.
    for (const setting of [
      'locking_mode = EXCLUSIVE',
      'journal_mode = WAL',
      'synchronous = NORMAL',
      'foreign_keys = ON',
    ])
      database.exec(`PRAGMA ${setting}`);
    migrate(database);
    return database;
  } catch (error) {
    closeDatabase(database);
    throw error;
  }
}

/** Gives the file back at once: what is prepared would hold the connection, and with it the lock, until it is collected. */
export function closeDatabase(database: Database.Database): void {
  if (!database.open) return;
  try {
    database.exec('PRAGMA busy_timeout = 0');
    // A lock that WAL mode began with is given back only outside of it (sqlite.org/pragma.html#pragma_locking_mode).
    database.exec('PRAGMA journal_mode = DELETE');
    database.exec('PRAGMA locking_mode = NORMAL');
    database.exec('SELECT 1 FROM sqlite_schema');
  } catch {
    // Another's file, or no database: there is nothing to give back.
  }
  database.close();
}
