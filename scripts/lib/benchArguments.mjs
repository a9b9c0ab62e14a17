import { parseArgs } from 'node:util';
import { explainArguments } from './explainArguments.mjs';

/** What each command measures: the names of the functions in scripts/bench, without `bench`. */
const benches = {
  bench: [
    ['makingLabs', '실험실 만들기'],
    ['startingPrograms', '실행에서 listening까지'],
    ['echoes', '에이전트가 있을 때의 초당 에코'],
    ['painting', '소켓 이벤트에서 화면까지'],
    ['seeking', '이벤트 5,000개에서 시점 옮기기'],
    ['longRecording', '이벤트 100,000개의 기록 열기와 시점 옮기기'],
    ['labMemory', '실험실의 메모리'],
    ['startingUp', '두 번째 npm start'],
  ],
  'bench:class': [
    ['triggers', '강사가 누른 때부터 마지막 학생의 이벤트까지'],
    ['watchers', '무대의 이벤트가 보는 페이지 1,000개에 닿기까지'],
  ],
};

/** @typedef {keyof typeof benches} BenchCommand */

/** @param {BenchCommand} command */
export const benchNames = (command) => benches[command].map(([name = '']) => name);

/** @param {BenchCommand} command */
const usageOf = (command) => `사용법: npm run ${command} -- [옵션]

  --only=이름  이름에 이 말이 들어 있는 것만 잽니다
  --json       잰 값을 JSON 목록으로 적습니다
  --help       이 도움말

이름

${benches[command].map(([name = '', what]) => `  ${name.padEnd(17)} ${what}`).join('\n')}

다른 일이 없는 컴퓨터에서 잽니다. 모두 재는 데 몇 분이 걸립니다.`;

/**
 * @param {BenchCommand} command
 * @param {readonly string[]} args
 * @returns {{ settings: { only: string, json: boolean } } | { problem: string } | { help: string }}
 */
export function parseBenchArguments(command, args) {
  const usage = usageOf(command);
  const refuse = (/** @type {string} */ problem) => ({ problem: `${problem}\n\n${usage}` });
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return refuse(explainArguments(error, `npm run ${command} -- --only=${benchNames(command)[0]}`));
  }
  if (values.help) return { help: usage };
  const only = values.only.toLowerCase();
  if (!benchNames(command).some((name) => name.toLowerCase().includes(only)))
    return refuse(`이런 이름이 없습니다: ${values.only}`);
  return { settings: { only, json: values.json } };
}
