import type { Finding } from './statistics.ts';

/**
 * Runs them one after another and says what they found; with `--json` as one list. `--only=painting` runs those whose name contains
 * the word. scripts/lib/benchArguments.mjs has looked at the words.
 */
export async function runBenches(benches: readonly (() => Promise<Finding[]>)[]): Promise<void> {
  const json = process.argv.includes('--json');
  const only =
    process.argv
      .find((word) => word.startsWith('--only='))
      ?.slice('--only='.length)
      .toLowerCase() ?? '';
  const findings: Finding[] = [];
  for (const bench of benches.filter((one) => one.name.toLowerCase().includes(only))) {
    for (const finding of await bench()) {
      findings.push(finding);
      if (!json) console.log(linesOf(finding).join('\n'));
    }
  }
  if (json) console.log(JSON.stringify(findings, null, 2));
}

function linesOf({ name, value, unit, aim, met, spread, samples, against, note }: Finding): string[] {
  const verdict = met === null ? '재지 못함' : met ? '달성' : '미달';
  const middle = spread ? `, 가운데 절반 ${spread[0]}–${spread[1]}, 표본 ${samples}개` : '';
  const more = [against, note].filter((line) => line !== undefined).map((line) => `        ${line}`);
  return [`${verdict}  ${name}: ${value ?? '–'} ${unit} (목표 ${aim}${middle})`, ...more];
}
