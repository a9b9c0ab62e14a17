import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedIdSchema, sharingLimits } from '@socketlab/protocol/recordings';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../test/manualClock.ts';
import { someRecording, temporaryFolder } from '../../test/someRecording.ts';
import { recordingFolder } from './recordingFolder.ts';
import { createRecordingStore, type RecordingStore } from './recordingStore.ts';

const day = 24 * 3600 * 1000;
const about = { title: '첫 인사', entries: 7 };

/** A store over real files, whose wall clock is the test's. */
function open(path: string, limits: Partial<Record<'perBrowser' | 'inAll' | 'bytesInAll' | 'keptMs', number>> = {}) {
  const clock = createManualClock();
  const wall = { ms: 1_800_000_000_000 };
  const store = createRecordingStore({
    folder: recordingFolder(path),
    clock,
    nowMs: () => wall.ms,
    limits: { ...sharingLimits, ...limits },
  });
  onTestFinished(() => store.close());
  /** An hour passes, on both clocks, and what it brings is done. */
  const nextLook = async () => {
    clock.advance(3_600_000);
    await store.list('nobody');
  };
  return { store, wall, clock, nextLook };
}

async function bytesOf(store: RecordingStore, id: string): Promise<Buffer | null> {
  const found = await store.open(id);
  if (found === null) return null;
  try {
    return await found.file.readFile();
  } finally {
    await found.file.close();
  }
}

test('[SH1] what was kept comes back byte for byte, to another process as well', async () => {
  const path = join(await temporaryFolder(), 'inner', 'recordings');
  const first = open(path);
  const one = await first.store.keep('mine', about, someRecording);
  expect(one).toMatchObject({ ...about, bytes: someRecording.length, createdAtMs: first.wall.ms });
  expect(one.expiresAtMs - one.createdAtMs).toBe(90 * day);
  const two = await first.store.keep('yours', { ...about, title: '둘째' }, someRecording.subarray(1));
  await first.store.close();

  const { store } = open(path);
  expect(await store.list('mine')).toEqual([one]);
  expect(await store.list('yours')).toEqual([two]);
  expect(await bytesOf(store, one.id)).toEqual(someRecording);
  expect(await bytesOf(store, two.id)).toEqual(someRecording.subarray(1));
});

test('[SH1] folder and files are their user’s alone', async () => {
  const path = join(await temporaryFolder(), 'recordings');
  const { store } = open(path);
  const { id } = await store.keep('mine', about, someRecording);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  for (const kind of ['socketlab', 'json']) expect((await stat(join(path, `${id}.${kind}`))).mode & 0o777).toBe(0o600);
  expect((await readdir(path)).sort()).toEqual([`${id}.json`, `${id}.socketlab`]);
});

test('[SH2] what a crash left is given to nobody and goes at the second look; other names stay', async () => {
  const path = await temporaryFolder();
  const before = open(path);
  const { id } = await before.store.keep('mine', about, someRecording);
  const half = await before.store.keep('mine', about, someRecording);
  const lost = await before.store.keep('mine', about, someRecording);
  await before.store.close();
  await unlink(join(path, `${half.id}.json`));
  await unlink(join(path, `${lost.id}.socketlab`));
  const others = ['notes.txt', 'x.tmp', 'short.socketlab', `${id}.json.bak`];
  const leftovers = [`${'a'.repeat(24)}.socketlab.0123456789ab.tmp`, `${'b'.repeat(24)}.json.0123456789ab.tmp`];
  for (const name of [...others, ...leftovers]) await writeFile(join(path, name), 'x');

  const { store, clock } = open(path);
  expect((await store.list('mine')).map((one) => one.id)).toEqual([id]);
  expect([await store.open(half.id), await store.open(lost.id)]).toEqual([null, null]);
  expect(await readdir(path)).toHaveLength(4 + others.length + leftovers.length);
  clock.advance(60_000);
  await store.list('mine');
  expect((await readdir(path)).sort()).toEqual([`${id}.json`, `${id}.socketlab`, ...others].sort());
});

test('[SH2] a recording is there whole, or not at all, when the second file can’t be written', async () => {
  const path = await temporaryFolder();
  const folder = recordingFolder(path);
  const one = { ...about, id: 'c'.repeat(24), bytes: 1, createdAtMs: 0, expiresAtMs: 1, browser: 'mine' };
  // A folder stands where its `.json` is to be: the rename fails after the bytes are there.
  await mkdir(join(path, `${one.id}.json`, 'in the way'), { recursive: true });
  await expect(folder.write(one, someRecording)).rejects.toThrow();
  expect(await readdir(path)).toEqual([`${one.id}.json`]);
});

test('[SH2] `kill -9` in the middle of writing leaves every recording whole that is there, and every one that was promised', async () => {
  const path = await temporaryFolder();
  const bytes = Buffer.alloc(1024 * 1024, 'recording ');
  const script = `
    import { randomBytes } from 'node:crypto';
    import { importTypeScript } from ${JSON.stringify(new URL('../../../../scripts/lib/importTypeScript.mjs', import.meta.url).href)};
    const { recordingFolder } = await importTypeScript('apps/server/src/recordings/recordingFolder.ts');
    const folder = recordingFolder(${JSON.stringify(path)});
    const bytes = Buffer.alloc(${bytes.length}, 'recording ');
    for (;;) {
      const id = randomBytes(18).toString('base64url');
      await folder.write({ id, title: 'x', entries: 1, bytes: bytes.length, createdAtMs: 0, expiresAtMs: 9e15, browser: 'mine' }, bytes);
      process.stdout.write(id + '\\n');
    }
  `;
  const writer = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of writer.stdout) {
    said += chunk;
    if (said.split('\n').length > 12) break;
  }
  const ended = once(writer, 'exit');
  writer.kill('SIGKILL');
  await ended;
  const { store } = open(path);
  const found = (await store.list('mine')).map(({ id }) => id);
  expect(found).toEqual(expect.arrayContaining(said.split('\n').slice(0, -1)));
  for (const id of found) expect((await bytesOf(store, id))?.equals(bytes)).toBe(true);
});

test('[SH2] a `.json` that this version can’t read is left alone, and so is its recording', async () => {
  const path = await temporaryFolder();
  const { store, nextLook } = open(path);
  const { id } = await store.keep('mine', about, someRecording);
  await store.close();
  const file = join(path, `${id}.json`);
  const json = JSON.parse(await readFile(file, 'utf8'));
  for (const text of [
    '{"version":',
    'null',
    JSON.stringify({ ...json, version: 2 }),
    JSON.stringify({ ...json, id: 'd'.repeat(24) }),
  ]) {
    await writeFile(file, text);
    const again = open(path);
    expect(await again.store.list('mine')).toEqual([]);
    expect(await again.store.open(id)).toBeNull();
    for (const _ of [1, 2, 3]) await again.nextLook();
    await again.store.close();
    expect(await readdir(path)).toHaveLength(2);
  }
  await nextLook();
});

test('[SH2] what stands where a `.json` should and is none keeps nobody from the other recordings', async () => {
  const path = await temporaryFolder();
  const { store } = open(path);
  const strange = 'e'.repeat(24);
  await mkdir(join(path, `${strange}.json`));
  await writeFile(join(path, `${strange}.socketlab`), 'x');
  const { id } = await store.keep('mine', about, someRecording);
  expect((await store.list('mine')).map((one) => one.id)).toEqual([id]);
  expect(await store.open(strange)).toBeNull();
});

test('[SH3] two servers on one folder see each other’s, and keep the bounds together', async () => {
  const path = await temporaryFolder();
  const [a, b] = [open(path, { perBrowser: 3 }), open(path, { perBrowser: 3 })];
  const kept = await Promise.all([a, b, a].map(({ store }) => store.keep('mine', about, someRecording)));
  for (const { store } of [a, b]) {
    expect((await store.list('mine')).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
    for (const { id } of kept) expect(await bytesOf(store, id)).toEqual(someRecording);
    await expect(store.keep('mine', about, someRecording)).rejects.toMatchObject({ code: 'too-many-recordings' });
  }
  expect(await a.store.remove(kept[1]!.id, 'mine')).toBe(true);
  expect(await b.store.open(kept[1]!.id)).toBeNull();
  expect(await b.store.remove(kept[1]!.id, 'mine')).toBe(false);
  for (const { nextLook } of [a, b, a, b]) await nextLook();
  expect(await readdir(path)).toHaveLength(4);
});

test('[SH4] a browser, all browsers, and their bytes have their bounds; what is deleted makes room', async () => {
  const path = await temporaryFolder();
  const { store } = open(path, { perBrowser: 2, inAll: 3, bytesInAll: 1000 });
  const bytes = new Uint8Array(300);
  const first = await store.keep('a', about, bytes);
  await store.keep('a', about, bytes);
  await expect(store.keep('a', about, bytes)).rejects.toMatchObject({ code: 'too-many-recordings' });
  await expect(store.keep('b', about, new Uint8Array(401))).rejects.toMatchObject({ code: 'sharing-full' });
  await store.keep('b', about, bytes);
  await expect(store.keep('c', about, new Uint8Array(1))).rejects.toMatchObject({ code: 'sharing-full' });
  expect(await store.remove(first.id, 'a')).toBe(true);
  await store.keep('c', about, new Uint8Array(400));
});

test('[SH4] bounds hold for those who ask at once', async () => {
  const { store } = open(await temporaryFolder(), { perBrowser: 5 });
  const asked = await Promise.allSettled(Array.from({ length: 12 }, () => store.keep('a', about, new Uint8Array(9))));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
});

test('[SH6] one is given for its 90 days, counted from the time that stands beside it, and deleted then', async () => {
  const path = await temporaryFolder();
  const first = open(path);
  const { id } = await first.store.keep('mine', about, someRecording);
  await first.store.close();
  const { store, wall, nextLook } = open(path);
  wall.ms += 90 * day - 1;
  for (const _ of [1, 2]) await nextLook();
  expect(await bytesOf(store, id)).toEqual(someRecording);
  wall.ms += 1;
  expect([await store.open(id), await store.list('mine'), await store.remove(id, 'mine')]).toEqual([null, [], false]);
  expect(await readdir(path)).toHaveLength(2);
  for (const _ of [1, 2]) await nextLook();
  expect(await readdir(path)).toEqual([]);
});

test('[SH6] a wall clock that jumps for a moment, either way, deletes nothing', async () => {
  const path = await temporaryFolder();
  const { store, wall, nextLook } = open(path);
  const { id } = await store.keep('mine', about, someRecording);
  for (const jump of [20 * 365 * day, -50 * 365 * day]) {
    wall.ms += jump;
    await nextLook();
    wall.ms -= jump;
    await nextLook();
    expect(await bytesOf(store, id)).toEqual(someRecording);
  }
});

test('[SH9] it is deleted by the browser that stored it, or with the right to everybody’s', async () => {
  const { store } = open(await temporaryFolder());
  const [one, two] = [await store.keep('a', about, someRecording), await store.keep('a', about, someRecording)];
  expect(await store.remove(one.id, 'b')).toBe(false);
  expect(await bytesOf(store, one.id)).toEqual(someRecording);
  expect(await store.remove(one.id, 'a')).toBe(true);
  expect(await store.remove(two.id, null)).toBe(true);
  expect(await store.list('a')).toEqual([]);
});

test('[SH10] an id is 144 random bits', async () => {
  const { store } = open(await temporaryFolder());
  const ids = await Promise.all(
    Array.from({ length: 50 }, async () => (await store.keep('a', about, new Uint8Array(1))).id),
  );
  expect(new Set(ids).size).toBe(50);
  for (const id of ids) {
    expect(sharedIdSchema.safeParse(id).success).toBe(true);
    expect(Buffer.from(id, 'base64url')).toHaveLength(18);
  }
});

test('[SH11] a folder that vanishes is made again; a disk that is full is named', async () => {
  const path = join(await temporaryFolder(), 'recordings');
  const { store } = open(path);
  await store.keep('a', about, someRecording);
  await rm(path, { recursive: true });
  expect(await store.list('a')).toEqual([]);
  await store.keep('a', about, someRecording);
  expect(await store.list('a')).toHaveLength(1);

  const says = (code: string) => {
    const folder = { ...recordingFolder(path), write: () => Promise.reject(Object.assign(new Error(code), { code })) };
    const broken = createRecordingStore({ folder, clock: createManualClock(), nowMs: Date.now });
    onTestFinished(() => broken.close());
    return broken.keep('a', about, someRecording);
  };
  await expect(says('ENOSPC')).rejects.toMatchObject({ code: 'sharing-full', cause: { code: 'ENOSPC' } });
  await expect(says('EROFS')).rejects.toMatchObject({ code: 'sharing-off', cause: { code: 'EROFS' } });
});
