import { fileURLToPath } from 'node:url';
import type { HostName, NetworkMode } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { conductRun } from '../../src/index.ts';
import { loadTemplates } from '../../src/node.ts';
import { timeout, useCourseLab } from './useCourseLab.ts';

const templates = await loadTemplates(fileURLToPath(new URL('../../templates', import.meta.url)));
/** What each template prints, where. `empty` has nothing to run. */
const printed: Record<string, readonly (readonly [HostName, string])[]> = {
  echo: [
    ['server', '연결됨'],
    ['client', '돌아옴 안녕하세요'],
  ],
  chat: [
    ['server', '들어옴 다온'],
    ['client', '나래: 반갑습니다'],
    ['client2', '가람: 안녕하세요'],
    ['client3', '나래: 반갑습니다'],
  ],
  udp: [
    ['server', '받음 5번'],
    ['client', '5번 잘 받았습니다'],
  ],
  lines: [
    ['server', '한 줄 ADD 1 2'],
    ['client', '답 OK 3'],
    ['client', '서버가 전송을 마침'],
  ],
  http: [
    ['server', '요청 GET /hello HTTP/1.1'],
    ['client', '상태 200'],
    ['client', '본문 소켓으로 보낸 글'],
  ],
  slow: [
    ['server', '번째에서 false'],
    ['client', '모두 6553600 바이트'],
  ],
};

describe.each(['virtual', 'loopback'] satisfies NetworkMode[])('%s', (mode) => {
  const lab = useCourseLab(mode);

  const runnable = templates.filter(({ files }) => files.length > 0);
  test.concurrent.each(runnable.map((template) => [template.id, template] as const))(
    '[FL2] template %s does what it says',
    { timeout },
    async (id, { files }) => {
      // Who speaks last starts first: whoever is to hear the others is there when they speak.
      const programs = files.map((file) => ({ ...file, file: file.name })).reverse();
      const run = await lab.withBench((bench) =>
        conductRun(bench, { programs, setup: { delayMs: 0 }, sources: {}, files: {}, quietMs: 3000, forMs: 20_000 }),
      );
      const lines = run.happenings.flatMap(({ event }) =>
        event.kind === 'console' ? [[event.host, event.text] as const] : [],
      );
      for (const [host, text] of printed[id] ?? []) {
        const here = lines.filter((line) => line[0] === host).map((line) => line[1]);
        expect(
          here.some((line) => line.includes(text)),
          `${host}: ${text} in ${here.join(' | ')}`,
        ).toBe(true);
      }
      expect(printed[id], 'what it prints is known').toBeDefined();
      expect(lines.filter(([, text]) => text.startsWith('오류'))).toEqual([]);
    },
  );
});
