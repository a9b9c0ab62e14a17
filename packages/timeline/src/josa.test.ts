import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Josa, josa, withJosa } from './josa.ts';

test.each<[string, Josa, string]>([
  ['서버', '은/는', '는'],
  ['소켓', '은/는', '은'],
  ['커널', '으로/로', '로'],
  ['패킷', '으로/로', '으로'],
  ['컴퓨터', '과/와', '와'],
  ['SYN', '이/가', '이'],
  ['ACK', '을/를', '를'],
  ['SYN+ACK', '을/를', '를'],
  ['FIN', '은/는', '은'],
  ['RST', '이/가', '가'],
  ['데이터 27 B', '이/가', '가'],
  ['write()', '을/를', '를'],
  ['end()', '을/를', '를'],
  ['listen(8080)', '을/를', '을'],
  ['socket', '을/를', '을'],
  ['constructor', '을/를', '를'],
  ['createServer()', '을/를', '를'],
  ['server.js', '을/를', '를'],
  ['ESTABLISHED', '으로/로', '로'],
  ['LISTEN', '으로/로', '으로'],
  ['TIME_WAIT', '으로/로', '로'],
  ['ECONNREFUSED', '이/가', '가'],
  ['SIGKILL', '을/를', '을'],
  ['SIGKILL', '으로/로', '로'],
  ['10.0.0.1', '은/는', '은'],
  ['10.0.0.2:8080', '으로/로', '으로'],
  ['10.0.0.1', '으로/로', '로'],
  ['27', '이/가', '이'],
  ['9', '이/가', '가'],
  ["'안녕'", '을/를', '을'],
  ['connection', '이/가', '이'],
  ['data', '이/가', '가'],
  ['close', '이/가', '가'],
  ['drain', '이/가', '이'],
])('[NA1] %s takes %s as %s', (word, particle, expected) => {
  expect(josa(word, particle)).toBe(expected);
});

test('[NA1] Hangul follows its final consonant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0xac00, max: 0xd7a3 }), (code) => {
      const decomposed = String.fromCodePoint(code).normalize('NFD').length;
      expect(josa(String.fromCodePoint(code), '은/는')).toBe(decomposed === 3 ? '은' : '는');
    }),
  );
});

test('[NA1] every particle of a sentence looks at the word before it', () => {
  expect(withJosa('{이/가} 서버{을/를} 열고 소켓{을/를} 얻습니다.', 'FIN')).toBe('이 서버를 열고 소켓을 얻습니다.');
});
