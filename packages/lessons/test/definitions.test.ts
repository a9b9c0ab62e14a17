import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { glossarySchema } from '../src/schema/glossary.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const lessons = join(root, 'packages/lessons/lessons');
const terms = glossarySchema.parse(JSON.parse(readFileSync(join(lessons, 'glossary.json'), 'utf8')));

/** The network's words of docs/GLOSSARY.md: English to Korean. What stands in brackets is for writers. */
function networkWords(): Map<string, string> {
  const text = readFileSync(join(root, 'docs/GLOSSARY.md'), 'utf8');
  const table = text.slice(text.indexOf('## The network'), text.indexOf('## The laboratory'));
  const plain = (cell = '') => cell.split(';').map((word) => word.replace(/\s*\([^)]*\)/, '').trim());
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| English'));
  return new Map(
    rows.flatMap((row) => {
      const [, english, korean] = row.split('|');
      const words = plain(korean);
      return plain(english).map((en, index) => [en, words[index] ?? words.at(-1)!] as const);
    }),
  );
}

describe('definitions of terms', () => {
  it('[RD8] every definition is spelled as docs/GLOSSARY.md spells it, and stands once', () => {
    const words = networkWords();
    expect(terms.filter(({ en, ko }) => words.get(en) !== ko).map(({ en, ko }) => `${en}: ${ko}`)).toEqual([]);
    expect(new Set(terms.map(({ en }) => en)).size).toBe(terms.length);
  });

  it('[RD8] every row of the network’s words has a definition', () => {
    const defined = new Set(terms.map(({ en }) => en));
    // Two forms of a word that is defined.
    const forms = ['connect', 'disconnect'];
    expect([...networkWords().keys()].filter((en) => !defined.has(en) && !forms.includes(en))).toEqual([]);
  });

  it('[RD8] every term that a lesson marks has a definition', () => {
    const defined = new Set(terms.map(({ en }) => en));
    const files = readdirSync(lessons, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
    const used = files.flatMap((name) =>
      [...readFileSync(join(lessons, name), 'utf8').matchAll(/<Term en="([^"]*)"/g)].map(([, en = '']) => ({
        name,
        en,
      })),
    );
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter(({ en }) => !defined.has(en))).toEqual([]);
  });

  it.each(terms.map((term) => [term.en, term] as const))(
    '[GL2] %s is defined in one to three sentences of 합니다체',
    (_, term) => {
      const sentences = term.text.split(/(?<=다\.)\s/);
      expect(sentences.length).toBeLessThanOrEqual(3);
      for (const sentence of sentences) expect(sentence).toMatch(/다\.$/);
      expect(term.text).not.toMatch(/[!！]/);
    },
  );
});
