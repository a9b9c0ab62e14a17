import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { alignRuns } from '../packages/comparison/src/index.ts';
import { loadComparisons } from '../packages/lessons/src/node.ts';
import { readRecording } from '../packages/recording/src/index.ts';

const lessons = fileURLToPath(new URL('../packages/lessons', import.meta.url));
const comparisons = await loadComparisons(join(lessons, 'comparisons'));
const open = (name: string, side: string) =>
  readRecording(readFileSync(join(lessons, `recordings/comparisons/${name}.${side}.socketlab`)));

for (const { name, sides } of comparisons) {
  for (const side of sides) {
    test(`[VS11] the recording of ${name}.${side.id} is of the programs and the setup that are declared`, async () => {
      const { header, events } = await open(name, side.id);
      const stale = `run npm run record -- comparisons/${name}`;
      expect(header.files, stale).toEqual(side.programs.map(({ host, name, source }) => ({ host, name, source })));
      const ran = events.flatMap((event) => (event.kind === 'spawn' ? [`${event.host} ${event.source}`] : []));
      expect(ran.toSorted(), stale).toEqual(side.programs.map(({ host, source }) => `${host} ${source}`).toSorted());
      const opened = events[0];
      expect(opened?.kind === 'opened' && opened.delayMs, stale).toBe(side.setup.delayMs);
      const faults = events.flatMap((event) =>
        event.kind === 'fault' && event.on
          ? [{ direction: event.direction, fault: event.fault, seed: event.seed }]
          : [],
      );
      expect(faults, stale).toEqual(side.setup.faults ?? []);
    });
  }
}

/** What the two runs are told apart by, as plain text. */
async function told(name: string, a: string, b: string): Promise<string[]> {
  const [runA, runB] = await Promise.all([open(name, a), open(name, b)]);
  const { sentences } = alignRuns(runA.events, runB.events).summary;
  return sentences.map(({ parts }) => parts.map(({ text }) => text).join(''));
}

test('[VS10] end() and destroy() both send FIN; resetAndDestroy() sends RST, and the server meets ECONNRESET', async () => {
  const ended = await told('closing', 'end', 'destroy');
  expect(ended.join()).not.toMatch(/RST|ECONNRESET|TIME_WAIT|재전송/);
  expect(ended).toContain('클라이언트의 소켓에는 A에서만 end 이벤트가 옵니다.');
  expect(await told('closing', 'destroy', 'reset')).toEqual(
    expect.arrayContaining([
      '클라이언트의 프로그램은 A에서 destroy()를, B에서 resetAndDestroy()를 부릅니다.',
      '클라이언트의 커널이 보낸 패킷 가운데 A에는 FIN이 있고 B에는 RST가 있습니다.',
      '서버에서는 B에서만 ECONNRESET 오류가 납니다.',
      'TIME_WAIT는 A에서는 클라이언트에 남고, B에서는 어느 쪽에도 남지 않습니다.',
    ]),
  );
});

test('[VS10] with allowHalfOpen the late answer arrives, and the connection stays half open', async () => {
  expect(await told('half-open', 'closed', 'open')).toEqual(
    expect.arrayContaining([
      '서버의 커널이 보낸 패킷 가운데 A에는 FIN이 있고 B에는 FIN도 RST도 없습니다.',
      '클라이언트의 프로그램이 받은 데이터는 A에서 0바이트, B에서 9바이트입니다.',
      '기록이 끝날 때 서버의 커널에는 A에 열린 연결이 없고 B에 CLOSE_WAIT 소켓이 남아 있습니다.',
    ]),
  );
});

test('[VS10] loss is seen in packets alone: the programs meet the same events', async () => {
  const sentences = await told('loss', 'without', 'with');
  expect(sentences.join('\n')).toMatch(/사라진 패킷은 A에 0개, B에 [1-9]/);
  expect(sentences.join('\n')).toMatch(/재전송은 A에 0번, B에 [1-9]/);
  expect(sentences.at(-1)).toBe('두 실행에서 프로그램의 호출과 이벤트는 모두 같습니다.');
});

test('[VS10] who closes first keeps TIME_WAIT; unread data turns FIN into RST; a busy server reads three writes as one', async () => {
  expect(await told('time-wait', 'client', 'server')).toContain(
    'TIME_WAIT는 A에서는 클라이언트에 남고, B에서는 서버에 남습니다.',
  );
  expect(await told('unread', 'read', 'unread')).toContain(
    '클라이언트의 커널이 보낸 패킷 가운데 A에는 FIN이 있고 B에는 RST가 있습니다.',
  );
  expect(await told('boundaries', 'idle', 'busy')).toContain(
    '서버에는 데이터가 A에서 3번, B에서 1번에 나뉘어 도달합니다.',
  );
});
