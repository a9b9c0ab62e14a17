import { writeRecording } from '@socketlab/recording';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startReading } from './startReading.ts';

const hosts = ['client', 'server'] as const;
const file = new Uint8Array(
  await writeRecording({
    header: {
      app: 'socketlab',
      title: '짧은 실행',
      start: null,
      mode: 'loopback',
      hosts: [...hosts],
      place: null,
      files: [],
      bookmarks: [],
      entries: 1,
    },
    events: [
      {
        ...{ seq: 0, at: 0, lane: 'lab', kind: 'opened', mode: 'loopback', delayMs: 0 },
        hosts: hosts.map((host) => ({ host, address: '127.0.0.1' })),
      },
    ],
  }),
);

/** Takes every piece, and gives the reader's last word. */
async function readAll(): Promise<{ entries: number; end: ReturnType<ReturnType<typeof startReading>['end']> }> {
  const reading = startReading(file);
  let entries = 0;
  for (let piece = await reading.next(); piece; piece = await reading.next()) entries += JSON.parse(piece.json).length;
  reading.close();
  return { entries, end: reading.end() };
}

test('[RC12] a file is read on this thread where the code of the other one can’t be fetched', async () => {
  const alone = await readAll();
  expect(alone).toEqual({ entries: 1, end: { kind: 'done' } });
  class NoWorker {
    onerror: ((event: object) => void) | null = null;
    terminate() {}
    /** A script that does not come is an event without a message (HTML, 10.2.4). */
    postMessage() {
      queueMicrotask(() => this.onerror?.({}));
    }
  }
  vi.stubGlobal('Worker', NoWorker);
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(await readAll()).toEqual(alone);
});
