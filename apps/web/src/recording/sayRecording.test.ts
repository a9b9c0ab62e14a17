import { type Recording, RecordingRefused, readRecording, writeRecording } from '@socketlab/recording';
import { expect, test } from 'vitest';
import type { ReaderMessage } from './readerMessages.ts';
import { sayRecording } from './sayRecording.ts';

const opened = {
  seq: 0,
  at: 0,
  lane: 'lab',
  kind: 'opened',
  mode: 'virtual',
  hosts: [
    { host: 'client', address: '10.0.0.1' },
    { host: 'server', address: '10.0.0.2' },
  ],
  delayMs: 50,
} as const;
const events = [
  opened,
  ...Array.from({ length: 2500 }, (_, index) => ({
    seq: index + 1,
    at: index,
    lane: 'wire' as const,
    kind: 'stepMode' as const,
    on: index % 2 === 0,
  })),
] as unknown as Recording['events'];
const header: Recording['header'] = {
  app: 'socketlab',
  title: '긴 실행',
  start: null,
  mode: 'virtual',
  hosts: ['client', 'server'],
  place: null,
  files: [],
  bookmarks: [],
  entries: events.length,
};
const file = new Uint8Array(await writeRecording({ header, events }));

async function said(bytes: Uint8Array<ArrayBuffer>): Promise<ReaderMessage[]> {
  const messages: ReaderMessage[] = [];
  await sayRecording(bytes, (message) => messages.push(message));
  return messages;
}

test('[RC12] the reader says the header, then every entry in order, then that the file holds', async () => {
  const messages = await said(file);
  expect(messages[0]).toEqual({ kind: 'header', header });
  expect(messages.at(-1)).toEqual({ kind: 'done' });
  const entries = messages.flatMap((message) => (message.kind === 'entries' ? JSON.parse(message.json) : []));
  expect(entries).toEqual(events);
  expect(messages.filter(({ kind }) => kind === 'entries').length).toBeGreaterThan(1);
});

const turned = (at: number) => file.with(at, file[at]! ^ 0x10);
test.each([
  ['nothing', new Uint8Array(0)],
  ['half a file', file.slice(0, file.length >> 1)],
  ['a file without its last byte', file.slice(0, -1)],
  ['a file with one more byte', new Uint8Array([...file, 0])],
  ['a damaged checksum', turned(file.length - 6)],
  ['damaged content', turned(file.length >> 1)],
  ['a later version', new Uint8Array(new TextEncoder().encode('socketlab-recording 2\n......................'))],
])('[RC12] of %s it says what the reader of whole files says, as its last word', async (_, bytes) => {
  const reason = await readRecording(bytes).then(
    () => null,
    (error) => error,
  );
  expect(reason).toBeInstanceOf(RecordingRefused);
  expect((await said(bytes)).at(-1)).toEqual({ kind: 'refused', code: reason.code, detail: reason.detail });
});
