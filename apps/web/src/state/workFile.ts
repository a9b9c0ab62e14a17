import type { HostName, KeptFile } from '@socketlab/protocol';

export type Slot = KeptFile['slot'];

/** A file as a lesson or a template brings it along. */
export interface GivenFile {
  host: HostName;
  /** What is shown and run. */
  name: string;
  /** Names it among the files of its lesson, for keeping: two steps may each have a `server.js` of their own. */
  key: string;
  source: string;
  answer: string | null;
}

/** What is worked on: a lesson's step, or an experiment of the free lab. */
export interface WorkSpace {
  /** The first part of every kept key. */
  id: string;
  /** What labs are opened for. */
  lesson: string;
  hosts: readonly HostName[];
  files: readonly GivenFile[];
}

export interface WorkFile {
  /** `<space>/<key>`; that of a file the student added begins with `+` after the slash. */
  id: string;
  host: HostName;
  name: string;
  /** 처음. */
  original: string;
  /** 내 코드; null while nothing was written. */
  mine: string | null;
  /** 정답. */
  answer: string | null;
  answerSeen: boolean;
  slot: Slot;
  /** The student's own file: it has neither 처음 nor 정답, and can be renamed and taken away. */
  added: boolean;
  /** Counts how often another text was put into its editor: each has a history of its own. */
  edition: number;
}

/** What its editor shows, and what runs. */
export function shownSource(file: WorkFile): string {
  if (file.slot === 'answer' && file.answer !== null) return file.answer;
  if (file.slot === 'mine') return file.mine ?? file.original;
  return file.original;
}

/** Writing into what is shown would replace a text of the student's: asked about first. */
export function isSealed(file: WorkFile): boolean {
  return file.slot !== 'mine' && file.mine !== null && file.mine !== shownSource(file);
}

/** A lesson's file with what was kept of it. */
export function openGiven(space: string, given: GivenFile, kept: KeptFile | null): WorkFile {
  const slot = kept?.slot ?? 'start';
  return {
    id: `${space}/${given.key}`,
    host: given.host,
    name: given.name,
    original: given.source,
    mine: kept?.mine ?? null,
    answer: given.answer,
    answerSeen: kept?.answerSeen ?? false,
    slot: slot === 'answer' && given.answer === null ? 'mine' : slot,
    added: false,
    edition: 0,
  };
}

/** A file of the student's own. */
export function openAdded(id: string, kept: KeptFile): WorkFile {
  const { host, name, mine } = kept;
  const rest = { original: '', answer: null, answerSeen: false, slot: 'mine', added: true, edition: 0 } as const;
  return { id, host, name, mine: mine ?? '', ...rest };
}

/** What of it is worth keeping; null where that is nothing. */
export function keptOf(file: WorkFile): KeptFile | null {
  const { host, name, mine, slot, answerSeen, added } = file;
  if (!added && mine === null && slot === 'start' && !answerSeen) return null;
  return { host, name, mine, slot, answerSeen };
}

/** The files a student has added to a space, in the order of adding. */
export function addedFiles(space: string, entries: ReadonlyMap<string, KeptFile>): WorkFile[] {
  const prefix = `${space}/+`;
  return [...entries]
    .filter(([key]) => key.startsWith(prefix) && /^\d{1,15}$/.test(key.slice(prefix.length)))
    .sort(([a], [b]) => Number(a.slice(prefix.length)) - Number(b.slice(prefix.length)))
    .map(([key, kept]) => openAdded(key, kept));
}

/** `client.js` copied: `client-2.js`, or the first number that is free. */
export function freeName(name: string, taken: readonly string[]): string {
  const dot = name.lastIndexOf('.');
  const stem = name.slice(0, dot).replace(/-\d+$/, '');
  for (let number = 2; ; number += 1) {
    const next = `${stem}-${number}${name.slice(dot)}`;
    if (!taken.includes(next)) return next;
  }
}
