import type { GlossaryTerm } from './glossaryTerm.ts';

const consonants = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
/** Doubled consonants are looked up under the plain ones, as in a dictionary's register. */
const plain: Record<string, string> = { ㄲ: 'ㄱ', ㄸ: 'ㄷ', ㅃ: 'ㅂ', ㅆ: 'ㅅ', ㅉ: 'ㅈ' };

/** The first consonant of a Korean word; other letters in capitals, digits as one group. */
function letterOf(word: string): string {
  const code = word.charCodeAt(0) - 0xac00;
  // A syllable of Hangul is (initial × 21 + vowel) × 28 + final from U+AC00 on (Unicode, 3.12).
  if (code >= 0 && code < 19 * 588) {
    const first = consonants[Math.floor(code / 588)]!;
    return plain[first] ?? first;
  }
  return /\d/.test(word.charAt(0)) ? '0–9' : word.charAt(0).toUpperCase();
}

/** Words under their first letters: Korean in its order, then Latin, then digits. */
export function groupTerms(terms: readonly GlossaryTerm[]): { letter: string; terms: readonly GlossaryTerm[] }[] {
  const groups = new Map<string, GlossaryTerm[]>();
  for (const term of terms.toSorted((a, b) => a.ko.localeCompare(b.ko, 'ko'))) {
    const letter = letterOf(term.ko);
    groups.set(letter, [...(groups.get(letter) ?? []), term]);
  }
  const rank = (letter: string) => (/\d/.test(letter) ? 2 : /[A-Z]/.test(letter) ? 1 : 0);
  return [...groups]
    .map(([letter, those]) => ({ letter, terms: those }))
    .sort((a, b) => rank(a.letter) - rank(b.letter) || a.letter.localeCompare(b.letter, 'ko'));
}
