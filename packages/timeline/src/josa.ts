/** Particles by the two forms they take: after a final consonant, and after a vowel. */
export type Josa =
  | '은/는'
  | '이/가'
  | '을/를'
  | '과/와'
  | '으로/로'
  | '이라는/라는'
  | '이라고/라고'
  | '이었/였'
  | '이며/며';

type Ending = 'vowel' | 'rieul' | 'consonant';

/** Words whose Korean reading their letters do not show. Lower case. ACK and RST are read letter by letter. */
const readings: Record<string, Ending> = {
  // `constructor` is a word like any other.
  __proto__: null as never,
  ack: 'vowel',
  block: 'consonant',
  buffer: 'vowel',
  fin: 'consonant',
  get: 'consonant',
  js: 'vowel',
  net: 'consonant',
  packet: 'consonant',
  rst: 'vowel',
  set: 'consonant',
  sigstop: 'consonant',
  socket: 'consonant',
  stop: 'consonant',
  syn: 'consonant',
};

/** 영 일 이 삼 사 오 육 칠 팔 구; a zero after other digits is read 십, 백, 천 or 만. */
const digits: Ending[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

/** The form of a particle that follows `word` as it is read aloud: a closing bracket, quote or `()` is not read. */
export function josa(word: string, particle: Josa): string {
  const [afterConsonant, afterVowel] = particle.split('/') as [string, string];
  const ending = endingOf(word);
  if (particle === '으로/로') return ending === 'consonant' ? afterConsonant : afterVowel;
  return ending === 'vowel' ? afterVowel : afterConsonant;
}

/** Puts the right particle for each `{은/는}` in a sentence; `before` is what stands in front of it. */
export function withJosa(text: string, before = ''): string {
  return text.replace(/\{([^{}]+)\}/g, (_, particle: string, offset: number) =>
    josa(before + text.slice(0, offset), particle as Josa),
  );
}

function endingOf(word: string): Ending {
  const read = word.replace(/\([^()]*\)$/u, '').replace(/[^\p{L}\p{N}]+$/u, '');
  const last = read.at(-1);
  if (last === undefined) return 'vowel';
  const code = last.codePointAt(0)!;
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    if (final === 0) return 'vowel';
    return final === 8 ? 'rieul' : 'consonant';
  }
  if (last >= '0' && last <= '9') return digits[Number(last)]!;
  const latin = /[A-Za-z]+$/.exec(read)?.[0];
  return latin === undefined ? 'vowel' : latinEnding(latin);
}

function latinEnding(word: string): Ending {
  // `resetAndDestroy` is read by its last word.
  const lastWord = /[A-Z]?[a-z]+$|[A-Z]+$/.exec(word)![0];
  const known = readings[lastWord.toLowerCase()];
  if (known !== undefined) return known;
  const lower = lastWord.toLowerCase();
  if (/l$/.test(lower)) return 'rieul';
  if (/r$/.test(lower) && lastWord === lastWord.toUpperCase()) return 'rieul';
  return /[mn]$|ng$|ck$/.test(lower) ? 'consonant' : 'vowel';
}
