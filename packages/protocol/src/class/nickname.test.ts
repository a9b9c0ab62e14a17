import { expect, test } from 'vitest';
import { nicknameKey, readNickname } from './classWords.ts';

test.each([
  ['김하늘', '김하늘'],
  ['  이   도윤 ', '이 도윤'],
  ['<b>&"\'', '<b>&"\''],
  ['👩‍💻', '👩‍💻'],
  ['가', '가'],
])('%j is shown as %j', (text, shown) => {
  expect(readNickname(text)).toBe(shown);
});

test.each([
  ['nothing', ' \t'],
  ['control characters', 'a\u0007b'],
  ['a turn of the writing direction', 'a\u202eb'],
  ['an invisible letter', '\u200b'],
  ['a Hangul filler alone', '\u3164'],
  ['a blank of Braille', '\u2800'],
  ['500 letters', '가'.repeat(500)],
  ['21 letters', '가'.repeat(21)],
  ['a tower of marks', `a${'\u0301'.repeat(40)}`],
  ['half a pair', '\ud800'],
  ['a joiner at an end', '가\u200d'],
])('%s is no nickname', (_, text) => {
  expect(readNickname(text)).toBeNull();
});

test('names that look alike have one key', () => {
  const key = nicknameKey('Ａlice');
  for (const name of ['alice', 'ALICE', 'A lice']) expect(nicknameKey(name)).toBe(key);
  expect(nicknameKey('김하늘')).not.toBe(nicknameKey('김하눌'));
});
