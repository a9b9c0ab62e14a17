import { type CourseIndex, placesOf } from '../course/courseIndex.ts';
import { stepPath, termPath } from '../course/paths.ts';
import type { GlossaryTerm } from '../glossary/glossaryTerm.ts';
import type { SearchEntry } from './searchEntry.ts';

/** One place that the words were found in. */
export interface Hit {
  href: string;
  kind: 'step' | 'passage' | 'term';
  title: string;
  /** Where it stands: part and lesson, or the glossary. */
  where: string;
  /** The title in pieces, as the snippet's. */
  titlePieces: readonly string[];
  /** A piece of its text; every other piece, from the second on, is a hit: `['앞 ', '소켓', ' 뒤']`. */
  snippet: readonly string[];
}

interface Searched {
  course: CourseIndex;
  entries: readonly SearchEntry[];
  terms: readonly GlossaryTerm[];
}

/** More than this nobody reads: another word finds sooner. */
const mostHits = 30;
/** Where several passages of one step have the words, the best of them and one more are shown. */
const mostOfStep = 2;

/**
 * Where the words of a query stand, the best first: names of steps and terms before headings, those before running text. Every word must
 * be in one piece of text, as a part of it: Korean has no bounds between words, so '핸드셰이크' is found in '3방향 핸드셰이크를'. The whole
 * course is less than a megabyte; looking through all of it takes a few milliseconds, so there is no index to build or to be wrong.
 */
export function findHits(query: string, { course, entries, terms }: Searched): readonly Hit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const places = new Map(placesOf(course).map((place) => [`${place.lesson.id}/${place.step.id}`, place]));
  const scored: { score: number; hit: Omit<Hit, 'titlePieces'> }[] = [];

  for (const { text: rich, ...named } of terms) {
    // Backticks only mark code.
    const term = { ...named, text: rich.replaceAll('`', '') };
    const name = `${term.ko} ${term.en}`;
    const inName = matches(name, words);
    if (!inName && !matches(`${name} ${term.text}`, words)) continue;
    scored.push({
      score: inName ? 90 - name.length / 100 : 20,
      hit: {
        href: termPath(term.en),
        kind: 'term',
        title: `${term.ko} (${term.en})`,
        where: '용어집',
        snippet: cut(term.text, words),
      },
    });
  }
  for (const entry of entries) {
    const place = places.get(`${entry.lesson}/${entry.step}`);
    if (!place) continue;
    const { lesson, step, part } = place;
    const where = part.title === lesson.title ? lesson.title : `${part.title} · ${lesson.title}`;
    const at = (slug: string | null) => stepPath(entry.lesson, entry.step, slug ?? undefined);
    const found: typeof scored = [];
    if (matches(step.title, words) || matches(`${lesson.title} ${step.title}`, words)) {
      const first = entry.passages[0]?.text ?? '';
      const score = matches(step.title, words) ? 100 : 70 - place.at;
      scored.push({
        score,
        hit: { href: at(null), kind: 'step', title: step.title, where, snippet: cut(first, words) },
      });
    }
    for (const heading of entry.headings)
      if (matches(heading.text, words))
        found.push({
          score: 50,
          hit: { href: at(heading.slug), kind: 'passage', title: step.title, where, snippet: cut(heading.text, words) },
        });
    for (const passage of entry.passages)
      if (matches(passage.text, words))
        found.push({
          // A short passage speaks of little else.
          score: 10 + Math.min(5, 200 / passage.text.length),
          hit: {
            href: at(passage.under),
            kind: 'passage',
            title: step.title,
            where,
            snippet: cut(passage.text, words),
          },
        });
    scored.push(...found.sort((a, b) => b.score - a.score).slice(0, mostOfStep));
  }
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, mostHits)
    .map(({ hit }) => ({ ...hit, titlePieces: cut(hit.title, words) }));
}

/** Each word of a query with the forms that count as it: as it is, and without the particle at its end. */
type Word = readonly string[];

const particle = /(?:으로|에서|에게|까지|부터|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;

function wordsOf(query: string): readonly Word[] {
  return normal(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const stem = word.replace(particle, '');
      // One syllable is in everything: '이' of '높이' is no particle worth losing.
      return stem !== word && stem.length > 1 ? [word, stem] : [word];
    });
}

/** 한글 typed on a Mac may come as separate letters. Lower case keeps the length of what lessons are written in. */
function normal(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function matches(text: string, words: readonly Word[]): boolean {
  const where = normal(text);
  return words.every((forms) => forms.some((form) => where.includes(form)));
}

/** How much of a text is shown around its first hit. */
const beforeChars = 24;
const snippetChars = 110;

function cut(text: string, words: readonly Word[]): readonly string[] {
  const flat = text.normalize('NFC').replaceAll(/\s+/g, ' ');
  const where = normal(flat);
  const spans = words
    .flatMap((forms) => {
      const form = forms.find((one) => where.includes(one));
      return form === undefined ? [] : allOf(where, form);
    })
    .sort((a, b) => a.from - b.from);
  const start = Math.max(0, (spans[0]?.from ?? 0) - beforeChars);
  const end = Math.min(flat.length, start + snippetChars);
  const pieces: string[] = [];
  let at = start;
  for (const { from, to } of spans) {
    if (from < at || to > end) continue;
    pieces.push(flat.slice(at, from), flat.slice(from, to));
    at = to;
  }
  pieces.push(flat.slice(at, end));
  if (start > 0) pieces[0] = `…${pieces[0]}`;
  if (end < flat.length) pieces[pieces.length - 1] += '…';
  return pieces;
}

function allOf(text: string, form: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length))
    found.push({ from: at, to: at + form.length });
  return found;
}
