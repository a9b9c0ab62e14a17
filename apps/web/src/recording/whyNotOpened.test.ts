import { RecordingRefused } from '@socketlab/recording';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fetchRecording, movedAway } from './fetchRecording.ts';
import { whyNotOpened } from './whyNotOpened.ts';

function answerWith(answer: () => Promise<Response>): void {
  vi.stubGlobal('fetch', answer);
  onTestFinished(() => void vi.unstubAllGlobals());
}
const cutOff = () =>
  new Response(
    new ReadableStream({
      start(body) {
        body.enqueue(new Uint8Array(9));
        body.error(new TypeError('network error'));
      },
    }),
  );

test.each<[string, () => Promise<Response>, RegExp]>([
  ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch')), /^서버에 연결하지 못했습니다\./],
  ['it is not there', async () => new Response('', { status: 404 }), /^이 주소의 기록이 없습니다\./],
  ['too many were asked for', async () => new Response('', { status: 429 }), /\(429\)/],
  ['the connection goes halfway', async () => cutOff(), /^기록을 받는 도중에 연결이 끊겼습니다\./],
])('[RC14] a recording that does not come is one Korean sentence: %s', async (_, answer, sentence) => {
  answerWith(answer);
  const error = await fetchRecording('/x', movedAway).catch((reason: unknown) => reason);
  expect(whyNotOpened(error)).toMatch(sentence);
});

test('[RC14] a file that is gone or refused is said so; what nobody foresaw is said, and reported', () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(whyNotOpened(new RecordingRefused('truncated'))).toContain('뒷부분이 없습니다');
  expect(whyNotOpened(new DOMException('', 'NotReadableError'))).toContain('파일을 읽지 못했습니다');
  expect(reported).not.toHaveBeenCalled();
  const error = new TypeError('a mistake');
  expect(whyNotOpened(error)).toContain('페이지에 문제가 생겨');
  expect(reported).toHaveBeenCalledWith(error);
});
