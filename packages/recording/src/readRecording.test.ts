import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ForgedLine, fileOf, forge, linesOf } from '../test/files.ts';
import { realLog, recordingOf } from '../test/runs.ts';
import { readRecording, readRecordingHeader } from './readRecording.ts';
import { recordingLimits, recordingVersion } from './recordingLimits.ts';
import { type RecordingRefusal, RecordingRefused } from './refusal.ts';
import { writeRecording } from './writeRecording.ts';

const file = await writeRecording(recordingOf());

async function refusalOf(bytes: Uint8Array): Promise<RecordingRefusal | null> {
  try {
    await readRecording(bytes);
    return null;
  } catch (error) {
    if (!(error instanceof RecordingRefused)) throw error;
    expect(error.message).toMatch(/[가-힣]/);
    return error.code;
  }
}

test('[RC1] a recording that is saved, opened and saved again is the same file, byte for byte', async () => {
  const opened = await readRecording(file);
  expect(opened).toEqual(recordingOf());
  expect(await writeRecording(opened)).toEqual(file);
});

test('[RC1] its bytes do not depend on the order in which a program has put its fields together', async () => {
  const shuffled = realLog.map((event) => Object.fromEntries(Object.entries(event).reverse()) as typeof event);
  expect(await writeRecording(recordingOf({}, shuffled))).toEqual(file);
});

test('[RC2] it is one line of text and a gzip file that any tool unfolds, with the header as its first line', () => {
  expect(Buffer.from(file.subarray(0, 22)).toString()).toBe(`socketlab-recording ${recordingVersion}\n`);
  const [header, ...entries] = linesOf(file);
  expect(JSON.parse(header!)).toEqual(recordingOf().header);
  expect(entries.map((line) => JSON.parse(line))).toEqual(realLog);
});

test('[RC2] the header is read without the log behind it', () => {
  expect(readRecordingHeader(file)).toEqual(recordingOf().header);
});

test.each([
  ['without an end', 'a', 'too-large'],
  ['of empty lines', '\n', 'bad-content'],
])('[RC2] of a bomb %s the header costs a small part', (_, text, code) => {
  // 160 MB in 160 KB: whoever reads the header alone stops within the first 4 MB.
  const bomb = fileOf(Buffer.alloc(160e6, text));
  const turned = bomb.slice();
  turned.fill(0xff, 64 * 1024);
  for (const file of [bomb, turned]) expect(() => readRecordingHeader(file)).toThrow(expect.objectContaining({ code }));
});

const fixtures = new URL('../test/fixtures/', import.meta.url);
const frozen = readdirSync(fixtures).filter((name) => name.endsWith('.socketlab'));

test('[RC3] every version of the format up to now has a frozen file', () => {
  const versions = Array.from({ length: recordingVersion }, (_, index) => index + 1);
  expect(frozen.map((name) => Number(/^v(\d+)\.socketlab$/.exec(name)?.[1])).sort()).toEqual(versions);
});

test.each(frozen)('[RC3] %s opens', async (name) => {
  const { header, events } = await readRecording(readFileSync(new URL(name, fixtures)));
  expect(header.title).toBe('얼려 둔 기록');
  expect(events.length).toBe(header.entries);
  expect(events.filter(({ kind }) => kind === 'sent').length).toBeGreaterThan(8);
});

test('[RC4] a file of a later version is refused by its first line, whatever follows', async () => {
  expect(await refusalOf(fileOf('?', `socketlab-recording ${recordingVersion + 1}\n`))).toBe('from-the-future');
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['a page with script', Buffer.from('<script>alert(1)</script>')],
  ['version 0', Buffer.from('socketlab-recording 0\n')],
  ['a version that is no number', Buffer.from('socketlab-recording 1e3\n')],
  ['a first line without an end', Buffer.from('socketlab-recording 1')],
])('[RC4] %s is no recording', async (_, bytes) => {
  expect(await refusalOf(bytes)).toBe('not-a-recording');
});

test('[RC5] a file that is cut off anywhere is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), async (length) => {
      expect(await refusalOf(file.subarray(0, length))).not.toBeNull();
    }),
  );
  expect(await refusalOf(file.subarray(0, file.length >> 1))).toMatch(/truncated|damaged/);
});

// A few bits of deflate say nothing (RFC 1951, 3.2.7: codes of which only one is used): turned over, they leave the content as it was.
test('[RC5] a file in which any bit was turned over is refused, or is the very same recording', async () => {
  const whole = await readRecording(file);
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: file.length * 8 - 1 }), async (bit) => {
      const bytes = file.slice();
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      if ((await refusalOf(bytes)) !== null) refused += 1;
      else expect(await readRecording(bytes)).toEqual(whole);
    }),
  );
  expect(refused).toBeGreaterThan(90);
});

test('[RC6] a file of a gigabyte is refused before a byte of it is read', async () => {
  const huge = new Proxy(new Uint8Array(0), {
    get: (target, name) => {
      if (name === 'length') return 1024 ** 3;
      throw new Error(`${String(name)} of ${target.length} bytes was read`);
    },
  });
  expect(await refusalOf(huge)).toBe('too-large');
});

test('[RC6] a small file that unfolds to very much is refused on the way', async () => {
  const line = `${'{"x":"'}${' '.repeat(1000)}"}\n`;
  const bomb = fileOf(`${linesOf(file)[0]}\n${line.repeat(recordingLimits.contentBytes / 1000 + 1)}`);
  expect(bomb.length).toBeLessThan(recordingLimits.fileBytes);
  expect(await refusalOf(bomb)).toBe('bad-content');
  const oneLine = fileOf(Buffer.alloc(recordingLimits.contentBytes + 1, 32));
  expect(await refusalOf(oneLine)).toBe('too-large');
});

const firstSent = (lines: ForgedLine[]): ForgedLine => lines.find(({ kind }) => kind === 'sent');

test.each([
  ['an entry left out', (lines: unknown[]) => lines.toSpliced(5, 1)],
  ['two entries changed about', (lines: unknown[]) => lines.with(4, lines[5]).with(5, lines[4])],
  ['time that goes back', ([head, first, ...rest]: ForgedLine[]) => [head, { ...first, at: 9e15 }, ...rest]],
  [
    'no opened lab',
    ([head, ...rest]: ForgedLine[]) => [
      { ...head, entries: 5 },
      ...rest.slice(1, 6).map((one, seq) => ({ ...one, seq })),
    ],
  ],
  ['another mode', ([head, ...rest]: ForgedLine[]) => [{ ...head, mode: 'loopback' }, ...rest]],
  ['other hosts', ([head, ...rest]: ForgedLine[]) => [{ ...head, hosts: ['client', 'client2', 'server'] }, ...rest]],
  ['more entries than it says', ([head, ...rest]: ForgedLine[]) => [{ ...head, entries: 3 }, ...rest]],
  ['fewer entries than it says', ([head, ...rest]: ForgedLine[]) => [{ ...head, entries: 30_000 }, ...rest]],
  [
    'a bookmark beyond the end',
    ([head, ...rest]: ForgedLine[]) => [{ ...head, bookmarks: [{ applied: 9999, atUs: 0, note: '' }] }, ...rest],
  ],
  [
    'a program that never began',
    (lines: ForgedLine[]) => lines.map((one) => (one.kind === 'spawn' ? { ...one, program: 'p77' } : one)),
  ],
  [
    'a packet from elsewhere',
    (lines: ForgedLine[]) => {
      firstSent(lines).segment = { kind: 'observed', bytes: Buffer.alloc(40, 0x45).toString('base64'), length: 40 };
      return lines;
    },
  ],
  [
    'a segment that nobody saw',
    (lines: ForgedLine[]) => {
      firstSent(lines).segment = {
        kind: 'inferred',
        flags: [],
        source: { address: '', port: 1 },
        destination: { address: '', port: 1 },
        payloadBytes: 0,
        payload: '',
      };
      return lines;
    },
  ],
  [
    'bytes that are no base64',
    (lines: ForgedLine[]) => {
      firstSent(lines).segment = { kind: 'observed', bytes: '<script>', length: 40 };
      return lines;
    },
  ],
  [
    'a kind that is unknown',
    (lines: ForgedLine[]) => lines.map((one) => (one.kind === 'exit' ? { ...one, kind: 'script' } : one)),
  ],
  [
    'two bookmarks in one place',
    ([head, ...rest]: ForgedLine[]) => [{ ...head, bookmarks: [head.bookmarks[0], head.bookmarks[0]] }, ...rest],
  ],
  [
    'a name longer than any agent sends',
    (lines: ForgedLine[]) => lines.map((one) => (one.kind === 'call' ? { ...one, method: 'x'.repeat(1e5) } : one)),
  ],
  ['a host name of its own', (lines: ForgedLine[]) => lines.map((one) => (one.host ? { ...one, host: '<b>' } : one))],
  [
    'a file name that is a path',
    ([head, ...rest]: ForgedLine[]) => [{ ...head, files: [{ host: 'server', name: '../x.js', source: '' }] }, ...rest],
  ],
  [
    'a program that is a path',
    (lines: ForgedLine[]) => lines.map((one) => (one.kind === 'spawn' ? { ...one, file: '../x.js' } : one)),
  ],
  [
    'more programs than an editor has tabs for',
    ([head, opened]: ForgedLine[]) => [
      { ...head, entries: 202, bookmarks: [] },
      opened,
      ...Array.from({ length: 201 }, (_, at) => ({
        ...{ seq: at + 1, at: opened.at, lane: 'program', host: 'server', program: `p${at}` },
        ...{ kind: 'spawn', file: `x${at}.js`, source: '' },
      })),
    ],
  ],
])('[RC7] %s: no lab has written that, and it is refused', async (_, change) => {
  expect(await refusalOf(forge(file, change))).toBe('bad-content');
});

test('[RC1] a line that no save would write so is refused: fields in another order, or ones that nobody knows', async () => {
  const turned = forge(file, ([head, ...rest]) => [
    head,
    ...rest.map((one) => Object.fromEntries(Object.entries(one).reverse())),
  ]);
  expect(await refusalOf(turned)).toBe('bad-content');
  expect(await refusalOf(forge(file, (lines) => lines.with(3, { ...lines[3], onload: 'alert(1)' })))).toBe(
    'bad-content',
  );
  expect(await refusalOf(forge(file, ([head, ...rest]) => [{ ...head, script: 'alert(1)' }, ...rest]))).toBe(
    'bad-content',
  );
});

test('[RC7] a forged file of the right form opens: what can be told is told by nothing but its log', async () => {
  expect(await refusalOf(forge(file, (lines) => lines))).toBeNull();
});

test('[RC7] lines that are no JSON, and nothing at all', async () => {
  expect(await refusalOf(fileOf('{\n'))).toBe('bad-content');
  expect(await refusalOf(fileOf('null\n'))).toBe('bad-content');
  const marked = fileOf(`\ufeff${linesOf(file).join('\n')}\n`);
  expect(await refusalOf(marked)).toBe('bad-content');
  expect(() => readRecordingHeader(marked)).toThrow(expect.objectContaining({ code: 'bad-content' }));
  expect(await refusalOf(fileOf(`${linesOf(file)[0]}\n{"seq":0`))).toBe('truncated');
  expect(await refusalOf(fileOf(`${linesOf(file)[0]}\n`))).toBe('bad-content');
});

test('[RC7] whatever bytes a file is made of, it opens or is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      await refusalOf(bytes);
      await refusalOf(fileOf(bytes));
    }),
  );
});
