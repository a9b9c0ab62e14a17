import { expect, test } from 'vitest';
import { groupTerms } from './groupTerms.ts';

test('[RD10] words stand under their first consonants, Latin and digits after them', () => {
  const words = ['포트', '끊어진 파이프', '가득 찬 윈도우', 'DNS', '3방향 핸드셰이크', '패킷', 'ARP'];
  const groups = groupTerms(words.map((ko) => ({ ko, en: ko, text: '' })));
  expect(groups.map(({ letter, terms }) => [letter, terms.map(({ ko }) => ko)])).toEqual([
    ['ㄱ', ['가득 찬 윈도우', '끊어진 파이프']],
    ['ㅍ', ['패킷', '포트']],
    ['A', ['ARP']],
    ['D', ['DNS']],
    ['0–9', ['3방향 핸드셰이크']],
  ]);
});
