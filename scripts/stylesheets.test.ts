import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../apps/web/src', import.meta.url));

test('[ST13] no stylesheet takes in the rules of another', () => {
  const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(50);
  const taking = sheets.filter((name) => /composes:[^;]*\sfrom\s/.test(readFileSync(join(source, name), 'utf8')));
  expect(taking).toEqual([]);
});
