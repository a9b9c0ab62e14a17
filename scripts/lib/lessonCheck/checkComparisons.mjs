import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProgram } from './checkProgram.mjs';

/**
 * @typedef {{ name: string, sides: readonly { id: string }[] }} Named
 * @typedef {{ parseComparisons(json: unknown, texts: Record<string, string>): Named[] }} Rules
 */

/**
 * Everything that is wrong with the ready-made comparisons, and the sides of those that are right. A recording that is missing is a fault: the page
 * could not show it.
 *
 * @param {string} folder of comparisons.json
 * @param {string} recordings where their recordings lie
 * @param {Rules} rules of packages/lessons/src/checking.ts
 * @returns {{ faults: { file: string, line: number, text: string }[], sides: Map<string, string[]> }}
 */
export function checkComparisons(folder, recordings, rules) {
  const file = 'comparisons.json';
  const programs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((one) => `${name}/${one}`));
  const texts = Object.fromEntries(programs.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const faults = programs.flatMap((path) =>
    checkProgram(path.split('/').at(-1) ?? path, texts[path] ?? '').map((fault) => ({ file: path, ...fault })),
  );
  /** @type {Named[]} */
  let comparisons = [];
  try {
    comparisons = rules.parseComparisons(JSON.parse(readFileSync(join(folder, file), 'utf8')), texts);
  } catch (error) {
    faults.push({ file, line: 1, text: error instanceof Error ? error.message : String(error) });
  }
  for (const { name, sides } of comparisons)
    for (const { id } of sides)
      if (!existsSync(join(recordings, `${name}.${id}.socketlab`)))
        faults.push({
          file,
          line: 1,
          text: `${name}.${id}의 기록이 없습니다. npm run record -- comparisons/${name}을 실행합니다.`,
        });
  return { faults, sides: new Map(comparisons.map(({ name, sides }) => [name, sides.map(({ id }) => id)])) };
}
