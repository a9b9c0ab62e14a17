import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { benchNames, parseBenchArguments } from './benchArguments.mjs';

const mains = { bench: '../bench/main.ts', 'bench:class': '../bench/class/main.ts' } as const;

describe.each(['bench', 'bench:class'] as const)('%s', (command) => {
  test('[ST15] the names are those of what is run, in its order', () => {
    const text = readFileSync(new URL(mains[command], import.meta.url), 'utf8');
    const run = /runBenches\(\[([^\]]*)\]\)/.exec(text)?.[1] ?? '';
    const names = [...run.matchAll(/bench(\w)(\w+)/g)].map(([, first = '', rest]) => first.toLowerCase() + rest);
    expect(names.length).toBeGreaterThan(1);
    expect(benchNames(command)).toEqual(names);
  });

  test('[ST15] --help tells every option and name', () => {
    const { help } = parseBenchArguments(command, ['--help', '--only=x']) as { help: string };
    for (const word of ['--only', '--json', '--help', ...benchNames(command)]) expect(help).toContain(word);
  });

  test.each([
    [['--fast'], '--fast'],
    [['seeking'], 'seeking'],
    [['--only'], '--only'],
    [['--only=none'], 'none'],
  ])('[ST15] %j is refused with a Korean sentence that names it', (args, named) => {
    expect(parseBenchArguments(command, args)).toMatchObject({
      problem: expect.stringMatching(new RegExp(`니다.*${named}`)),
    });
  });
});

test('[ST15] a part of a name will do, in letters of any size', () => {
  expect(parseBenchArguments('bench', ['--only=Recording', '--json'])).toEqual({
    settings: { only: 'recording', json: true },
  });
  expect(parseBenchArguments('bench', [])).toEqual({ settings: { only: '', json: false } });
});
