import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type SharedRecording, SharingError, sharingLimits } from '@socketlab/protocol/recordings';
import type { Clock } from '../clock.ts';
import type { KeptRecording, RecordingFolder } from './recordingFolder.ts';

/** Recordings that may be opened by whoever knows their id, until their time is over or they are deleted. */
export interface RecordingStore {
  /** Has it on the disk when it resolves. Rejects with `SharingError` where a bound is met or the disk says no. */
  keep(browser: string, about: { title: string; entries: number }, bytes: Uint8Array): Promise<SharedRecording>;
  /** What this browser has stored, the newest first. */
  list(browser: string): Promise<SharedRecording[]>;
  /** Null where it isn't there. The caller closes the file. */
  open(id: string): Promise<{ recording: SharedRecording; file: FileHandle } | null>;
  /** Says whether it was there, and this browser's. `browser` null: anybody's. */
  remove(id: string, browser: string | null): Promise<boolean>;
  /** Resolves when nothing is being written any more. */
  close(): Promise<void>;
}

interface RecordingStoreParts {
  folder: RecordingFolder;
  clock: Clock;
  /** Milliseconds since 1970. */
  nowMs(): number;
  limits?: Record<'perBrowser' | 'inAll' | 'bytesInAll' | 'keptMs', number>;
}

/** The second look comes soon: a clock that was wrong when the machine started is right by then. */
const secondLookMs = 60_000;
const looksMs = 3_600_000;
const readAtOnce = 64;

/**
 * The folder is asked anew whenever its contents matter, and only unknown files are read: another server may use it as well. What is over
 * by the clock of the wall is given to nobody from then on; it is deleted when two looks in a row find it so, as are files that belong to no recording. So
 * neither a clock that jumps for a moment nor another server's half-written file costs anything.
 */
export function createRecordingStore(parts: RecordingStoreParts): RecordingStore {
  const { folder, clock, nowMs, limits = sharingLimits } = parts;
  let known = new Map<string, KeptRecording>();
  let last: Promise<unknown> = Promise.resolve();
  let found = new Set<string>();
  let cancelLook = () => {};
  let closed = false;

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const turn = last.then(act).catch(refuse);
    last = turn.catch(() => {});
    return turn;
  };
  const isOver = ({ expiresAtMs }: SharedRecording) => nowMs() >= expiresAtMs;

  const refresh = async (): Promise<string[]> => {
    const { ids, leftovers } = await folder.look();
    const fresh = new Map<string, KeptRecording>();
    for (let from = 0; from < ids.length; from += readAtOnce) {
      const some = ids.slice(from, from + readAtOnce);
      const read = await Promise.all(some.map(async (id) => known.get(id) ?? (await folder.read(id))));
      for (const one of read) if (one !== null) fresh.set(one.id, one);
    }
    known = fresh;
    return leftovers;
  };

  const look = async () => {
    const leftovers = await refresh();
    const over = [...known.values()].filter(isOver).map(({ id }) => id);
    const again = (name: string) => found.has(name);
    for (const id of over.filter(again)) {
      await folder.remove(id);
      known.delete(id);
    }
    for (const name of leftovers.filter(again)) await folder.removeLeftover(name);
    found = new Set([...over, ...leftovers]);
  };
  const lookNow = (nextMs: number) => {
    // A folder that can't be read now may be read at the next look.
    inTurn(look).catch(() => {});
    if (!closed) cancelLook = clock.after(nextMs, () => lookNow(looksMs));
  };
  lookNow(secondLookMs);

  const find = async (id: string): Promise<KeptRecording | null> => {
    const one = await folder.read(id);
    return one === null || isOver(one) ? null : one;
  };

  return {
    keep: (browser, { title, entries }, bytes) =>
      inTurn(async () => {
        await refresh();
        const all = [...known.values()];
        if (all.filter((one) => one.browser === browser && !isOver(one)).length >= limits.perBrowser)
          throw new SharingError('too-many-recordings');
        const taken = all.reduce((sum, one) => sum + one.bytes, 0);
        if (all.length >= limits.inAll || taken + bytes.length > limits.bytesInAll)
          throw new SharingError('sharing-full');
        const createdAtMs = nowMs();
        const one: KeptRecording = {
          ...{ id: randomBytes(18).toString('base64url'), title, entries, bytes: bytes.length },
          ...{ createdAtMs, expiresAtMs: createdAtMs + limits.keptMs, browser },
        };
        await folder.write(one, bytes);
        known.set(one.id, one);
        return shown(one);
      }),

    list: (browser) =>
      inTurn(async () => {
        await refresh();
        return [...known.values()]
          .filter((one) => one.browser === browser && !isOver(one))
          .sort((a, b) => b.createdAtMs - a.createdAtMs)
          .map(shown);
      }),

    // Not in turn: nobody waits for another's upload to open one.
    async open(id) {
      const one = await find(id).catch(refuse);
      const file = one && (await folder.open(id).catch(refuse));
      return one && file ? { recording: shown(one), file } : null;
    },

    remove: (id, browser) =>
      inTurn(async () => {
        const one = await find(id);
        if (one === null || (browser !== null && one.browser !== browser)) return false;
        await folder.remove(id);
        known.delete(id);
        return true;
      }),

    async close() {
      closed = true;
      cancelLook();
      await last;
    },
  };
}

function shown({ browser: _, ...one }: KeptRecording): SharedRecording {
  return one;
}

/** What the file system says, in the words of a page. */
function refuse(error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof SharingError || typeof code !== 'string') throw error;
  throw new SharingError(code === 'ENOSPC' || code === 'EDQUOT' ? 'sharing-full' : 'sharing-off', { cause: error });
}
