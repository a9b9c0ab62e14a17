import { benchEchoes } from './echoes.ts';
import { benchLabMemory } from './labMemory.ts';
import { benchMakingLabs } from './makingLabs.ts';
import { benchPainting } from './painting.ts';
import { benchSeeking } from './seeking.ts';
import { benchStartingPrograms } from './startingPrograms.ts';
import { benchStartingUp } from './startingUp.ts';
import type { Finding } from './statistics.ts';

const json = process.argv.includes('--json');
const say = (text: string) => {
  if (!json) console.log(text);
};

const benches = {
  benchMakingLabs,
  benchStartingPrograms,
  benchEchoes,
  benchPainting,
  benchSeeking,
  benchLabMemory,
  benchStartingUp,
};
/** `npm run bench -- --only=painting` runs what contains the word. */
const only =
  process.argv
    .find((word) => word.startsWith('--only='))
    ?.slice('--only='.length)
    .toLowerCase() ?? '';

const findings: Finding[] = [];
for (const bench of Object.values(benches).filter((one) => one.name.toLowerCase().includes(only))) {
  for (const finding of await bench()) {
    findings.push(finding);
    const { name, value, unit, aim, met, spread, samples, against, note } = finding;
    const verdict = met === null ? '재지 못함' : met ? '달성' : '미달';
    const middle = spread ? `, 가운데 절반 ${spread[0]}–${spread[1]}, 표본 ${samples}개` : '';
    say(`${verdict}  ${name}: ${value ?? '–'} ${unit} (목표 ${aim}${middle})`);
    for (const line of [against, note]) if (line) say(`        ${line}`);
  }
}
if (json) console.log(JSON.stringify(findings, null, 2));
