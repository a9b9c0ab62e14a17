import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type SharedRecording, sharedRecordingSchema } from '@socketlab/protocol/recordings';

/** What stands beside a recording's file. */
export interface KeptRecording extends SharedRecording {
  /** Which browser stored it, as a hash: nobody becomes that browser by reading the folder. */
  browser: string;
}

/**
 * A folder of recordings: `<id>.socketlab` as it came, and `<id>.json` beside it. The second is written last and taken away first, so a
 * recording is there when its `.json` is; whatever a crash leaves behind has none.
 */
export interface RecordingFolder {
  /** Ids of those that are there, and names of files that belong to none. Names that are not ours are in neither. A folder that is gone has nothing in it. */
  look(): Promise<{ ids: string[]; leftovers: string[] }>;
  /** Null where it isn't there, or can't be read by this version. */
  read(id: string): Promise<KeptRecording | null>;
  write(recording: KeptRecording, bytes: Uint8Array): Promise<void>;
  /** The file itself; null where it isn't there. The caller closes it. */
  open(id: string): Promise<FileHandle | null>;
  remove(id: string): Promise<void>;
  removeLeftover(name: string): Promise<void>;
}

const fileName = /^([\w-]{24})\.(socketlab|json)$/;
const temporaryName = /^[\w-]{24}\.(?:socketlab|json)\.[0-9a-f]{12}\.tmp$/;
/** Of the form of the `.json`. */
const formVersion = 1;

/** In the folder at `path`, which is made when something is written. Rejects with what the file system says. */
export function recordingFolder(path: string): RecordingFolder {
  /** Whole under its name, or not there at all, whenever the process or the machine stops. */
  const put = async (name: string, content: Uint8Array | string) => {
    const temporary = join(path, `${name}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, join(path, name));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      throw error;
    }
  };

  return {
    async look() {
      const found = new Map<string, string>();
      const leftovers: string[] = [];
      for (const name of (await readdir(path).catch(absent)) ?? []) {
        const [, id = '', kind = ''] = fileName.exec(name) ?? [];
        if (id) found.set(id, `${found.get(id) ?? ''}${kind}`);
        else if (temporaryName.test(name)) leftovers.push(name);
      }
      const ids: string[] = [];
      for (const [id, kinds] of found) {
        if (kinds === 'socketlab' || kinds === 'json') leftovers.push(`${id}.${kinds}`);
        else ids.push(id);
      }
      return { ids, leftovers };
    },

    async read(id) {
      try {
        return parseKept(id, await readFile(join(path, `${id}.json`), 'utf8'));
      } catch (error) {
        // One that is somebody else's, or a folder, keeps nobody from the others.
        return isNotOurs(error) ? null : absent(error);
      }
    },

    async write(recording, bytes) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      await put(`${recording.id}.socketlab`, bytes);
      try {
        await put(`${recording.id}.json`, `${JSON.stringify({ version: formVersion, ...recording })}\n`);
      } catch (error) {
        await rm(join(path, `${recording.id}.socketlab`), { force: true }).catch(() => {});
        throw error;
      }
      await syncFolder(path);
    },

    async open(id) {
      try {
        return await open(join(path, `${id}.socketlab`), 'r');
      } catch (error) {
        return absent(error);
      }
    },

    async remove(id) {
      for (const kind of ['json', 'socketlab']) await rm(join(path, `${id}.${kind}`), { force: true });
      await syncFolder(path);
    },

    removeLeftover: (name) => rm(join(path, name), { force: true }),
  };
}

const isNotOurs = (error: unknown): boolean =>
  ['EACCES', 'EPERM', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

function absent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}

function parseKept(id: string, text: string): KeptRecording | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const result = sharedRecordingSchema.safeParse(value);
  const { version, browser } = (value ?? {}) as { version?: unknown; browser?: unknown };
  // Where names differ in nothing but case, the file system may have given another's.
  if (!result.success || version !== formVersion || typeof browser !== 'string' || result.data.id !== id) return null;
  return { ...result.data, browser };
}

/** That the names are on the disk as well. Windows opens no folder; there the file system sees to it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  try {
    await folder?.sync();
  } catch {
    // Not every file system can.
  } finally {
    await folder?.close();
  }
}
