import type Database from 'libsql';

/** What a database of each age still lacks, in order; its `user_version` counts those it has. */
const migrations: readonly string[] = [
  `
  CREATE TABLE classes (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    pin TEXT NOT NULL,
    recovery TEXT,
    openedAtMs INTEGER NOT NULL,
    endedAtMs INTEGER,
    endReason TEXT,
    activeAtMs INTEGER NOT NULL,
    locked INTEGER NOT NULL,
    place TEXT,
    pushes INTEGER NOT NULL,
    driver TEXT
  );
  CREATE UNIQUE INDEX openPins ON classes (pin) WHERE endedAtMs IS NULL;
  CREATE UNIQUE INDEX recoveries ON classes (recovery);
  CREATE TABLE members (
    id TEXT PRIMARY KEY,
    class TEXT NOT NULL REFERENCES classes (id),
    role TEXT NOT NULL,
    nickname TEXT NOT NULL,
    session TEXT NOT NULL,
    joinedAtMs INTEGER NOT NULL,
    leftAtMs INTEGER,
    handAtMs INTEGER,
    follow INTEGER NOT NULL,
    place TEXT,
    movedAtMs INTEGER NOT NULL
  );
  CREATE INDEX membersOfClass ON members (class);
  CREATE TABLE secrets (hash TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES members (id)) WITHOUT ROWID;
  CREATE TABLE bans (class TEXT NOT NULL REFERENCES classes (id), session TEXT NOT NULL, nicknameKey TEXT NOT NULL);
  CREATE INDEX bansOfClass ON bans (class);
  CREATE TABLE progress (
    member TEXT NOT NULL REFERENCES members (id),
    place TEXT NOT NULL,
    ticked TEXT NOT NULL,
    tasks INTEGER NOT NULL,
    atMs INTEGER NOT NULL,
    PRIMARY KEY (member, place)
  ) WITHOUT ROWID;
  CREATE TABLE polls (
    class TEXT NOT NULL REFERENCES classes (id),
    id INTEGER NOT NULL,
    question TEXT NOT NULL,
    choices TEXT NOT NULL,
    place TEXT,
    openedAtMs INTEGER NOT NULL,
    closedAtMs INTEGER,
    droppedAtMs INTEGER,
    outcome TEXT,
    PRIMARY KEY (class, id)
  ) WITHOUT ROWID;
  CREATE TABLE answers (
    class TEXT NOT NULL,
    poll INTEGER NOT NULL,
    member TEXT NOT NULL REFERENCES members (id),
    choice INTEGER NOT NULL,
    atMs INTEGER NOT NULL,
    PRIMARY KEY (class, poll, member),
    FOREIGN KEY (class, poll) REFERENCES polls (class, id)
  ) WITHOUT ROWID;
  CREATE TABLE deeds (
    class TEXT NOT NULL REFERENCES classes (id),
    id INTEGER NOT NULL,
    deed TEXT NOT NULL,
    target TEXT NOT NULL,
    targetName TEXT,
    atMs INTEGER NOT NULL,
    undoneAtMs INTEGER,
    reached INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    PRIMARY KEY (class, id)
  ) WITHOUT ROWID;
  `,
];

/** The file was made by a later SocketLab than this one. */
export class LaterDatabase extends Error {}

/** Brings a database up to this version's tables. Throws where it is of a later version. */
export function migrate(database: Database.Database): void {
  const [row] = database.prepare('PRAGMA user_version').all() as { user_version: number }[];
  const version = row?.user_version ?? 0;
  if (version > migrations.length) throw new LaterDatabase(`the database is of a later version (${version})`);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN; ${sql} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
