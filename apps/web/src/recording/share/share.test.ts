import { sharingErrorMessages, sharingLimits, storedRecordingSchema } from '@socketlab/protocol/recordings';
import { expect, test } from 'vitest';
import { readAnswer } from './answer.ts';
import { type Making, makeLink } from './makeLink.ts';
import { linkTo, sizeWords } from './shareWords.ts';

const stored = { id: 'a'.repeat(24), expiresAtMs: 5 };

/** Makes a link of so many bytes, and says each step that was told. */
async function make(
  bytes: number | Error,
  upload: Parameters<typeof makeLink>[0]['upload'] = async () => ({ ok: true, value: stored }),
  signal = new AbortController().signal,
): Promise<Making[]> {
  const steps: Making[] = [];
  await makeLink({
    recording: async () => {
      if (bytes instanceof Error) throw bytes;
      return new Uint8Array(bytes);
    },
    upload,
    onStep: (step) => steps.push(step),
    signal,
  });
  return steps;
}

test('[SH12] the run is written, sent with how much has left, and stored', async () => {
  const steps = await make(1000, async (bytes, { onPart }) => {
    expect(bytes).toHaveLength(1000);
    onPart(0.4);
    return { ok: true, value: stored };
  });
  expect(steps).toEqual([
    { kind: 'writing' },
    { kind: 'sending', part: 0, bytes: 1000 },
    { kind: 'sending', part: 0.4, bytes: 1000 },
    { kind: 'stored', stored },
  ]);
});

test('[SH12] what is too large is not sent; what goes wrong is said', async () => {
  const never = () => Promise.reject(new Error('sent'));
  expect((await make(sharingLimits.fileBytes + 1, never)).at(-1)).toEqual({
    kind: 'failed',
    message: sharingErrorMessages['recording-too-large'],
  });
  expect((await make(new Error('no run'))).at(-1)).toEqual({
    kind: 'failed',
    message: expect.stringContaining('기록을 만들지 못했습니다'),
  });
  const message = sharingErrorMessages['too-many-recordings'];
  expect((await make(1, async () => ({ ok: false, message }))).at(-1)).toEqual({ kind: 'failed', message });
});

test('[SH12] nobody is told of an upload that was given up', async () => {
  const attempt = new AbortController();
  const steps = await make(
    1,
    async (_, { onPart }) => {
      attempt.abort();
      onPart(1);
      return { ok: true, value: stored };
    },
    attempt.signal,
  );
  expect(steps.map(({ kind }) => kind)).toEqual(['writing', 'sending']);
});

test.each([
  [200, JSON.stringify(stored), { ok: true, value: stored }],
  [200, '{"id":"../x","expiresAtMs":1}', { ok: false, message: /답을 읽지 못했습니다/ }],
  [200, '<html>', { ok: false, message: /답을 읽지 못했습니다/ }],
  [503, '{"code":"sharing-off","message":"둘 수 없습니다"}', { ok: false, message: '둘 수 없습니다' }],
  [502, '<html>a proxy</html>', { ok: false, message: /답을 읽지 못했습니다/ }],
  [413, '<html>a proxy</html>', { ok: false, message: sharingErrorMessages['recording-too-large'] }],
  [401, '{"message":"접속 토큰이 없습니다"}', { ok: false, message: /수업에 들어와 있는 동안/ }],
])('[SH12] an answer of %s is a value or a sentence: %s', (status, text, answer) => {
  const { message, ...rest } = answer as { message?: string | RegExp };
  const read = readAnswer(status, text, storedRecordingSchema);
  expect(read).toMatchObject(rest);
  if (message !== undefined) expect(read.ok ? '' : read.message).toMatch(message);
});

test('[SH13] a link leads to the recording, from its start or from a moment in microseconds', () => {
  expect(linkTo('http://192.0.2.7:4650', stored.id, null)).toBe(`http://192.0.2.7:4650/recording/${stored.id}`);
  expect(linkTo('http://x', 'i', 1_234_567.8)).toBe('http://x/recording/i?at=1234568');
  expect(linkTo('http://x', 'i', 0)).toBe('http://x/recording/i?at=0');
});

test('[SH13] sizes are said in units of 1,024', () => {
  expect([12, 1024, 45_678, 1_048_576, sharingLimits.fileBytes].map(sizeWords)).toEqual([
    '12 B',
    '1 KB',
    '45 KB',
    '1.0 MB',
    '8.0 MB',
  ]);
});
