import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const isInstalled = (tool: string): boolean => {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export const hasTshark = isInstalled('tshark');
export const hasCapinfos = isInstalled('capinfos');
/** For the names of tests that need it. */
export const skipped = (has: boolean, tool: string): string => (has ? '' : ` (skipped: ${tool} is not installed)`);

/** One frame as tshark reads it: for each field its values, the outermost first. */
export type TsharkFrame = Record<string, readonly string[]>;

export interface TsharkReading {
  frames: TsharkFrame[];
  /** Rows of its table of TCP conversations (`-z conv,tcp`). */
  conversations: number;
  /** What it complains of. */
  complaints: string;
}

const between = '\u001f';

/** Gives the file to tshark, and what it says of the named fields; rejects where it does not end well. */
export async function readByTshark(
  capture: Uint8Array,
  fields: readonly string[],
  preferences: readonly string[] = [],
): Promise<TsharkReading> {
  const wanted = fields.flatMap((field) => ['-e', field]);
  const preferred = preferences.flatMap((one) => ['-o', one]);
  const shape = ['-T', 'fields', '-E', `aggregator=${between}`];
  const { stdout, stderr } = await withFile(capture, (file) =>
    run('tshark', ['-n', '-r', file, ...preferred, ...shape, ...wanted, '-z', 'conv,tcp'], options),
  );
  const [rows = '', table = ''] = stdout.split(/^=+\nTCP Conversations\n/m);
  const frames = rows
    .split('\n')
    .filter((row) => row.includes('\t'))
    .map((row) => {
      const cells = row.split('\t');
      return Object.fromEntries(
        fields.map((field, index) => [field, cells[index] === '' ? [] : (cells[index] ?? '').split(between)]),
      );
    });
  return {
    frames,
    conversations: table.split('\n').filter((row) => row.includes('<->')).length,
    complaints: stderr.replace(/^Running as user .*\n?/gm, '').trim(),
  };
}

/** What capinfos says of the file, a line a fact. */
export const readByCapinfos = async (capture: Uint8Array): Promise<string> =>
  (await withFile(capture, (file) => run('capinfos', ['-M', file], options))).stdout;

const options = { env: { ...process.env, LC_ALL: 'C.UTF-8' }, maxBuffer: 64 * 1024 * 1024 };

async function withFile<T>(capture: Uint8Array, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'socketlab-capture-'));
  try {
    const file = join(folder, 'run.pcapng');
    await writeFile(file, capture);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
