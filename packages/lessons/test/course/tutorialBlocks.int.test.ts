import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeBase64, describeLayers, parsePacket } from '@socketlab/packets';
import type { NetworkMode } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { conductRun, judgeClaim, type Lesson, type Run, type RunPlan } from '../../src/index.ts';
import { loadCourse } from '../../src/node.ts';
import type { Claim } from '../../src/schema/claim.ts';
import type { LeafCondition } from '../../src/schema/condition.ts';
import { timeout, useCourseLab } from './useCourseLab.ts';

const course = await loadCourse(fileURLToPath(new URL('../../lessons', import.meta.url)));
/** A code block of the tutorial, as it stands there. */
const block = (name: string) =>
  readFileSync(new URL(`../../../../e2e/fixtures/tutorial-${name}.js`, import.meta.url), 'utf8');

const lessonOf = (id: string): Lesson => course.lessons.find((lesson) => lesson.id === id)!;

/** A lesson's step with a block put where its program says that one can be. */
function withBlock(lesson: string, step: string, name: string): RunPlan {
  const { programs, setup } = lessonOf(lesson).steps.find(({ id }) => id === step)!;
  const place = '// 여기에 붙여 넣습니다';
  expect(programs.filter(({ source }) => source.includes(place))).toHaveLength(1);
  const pasted = programs.map((one) => ({ ...one, source: one.source.replace(place, () => block(name)) }));
  return { programs: pasted, setup, sources: {}, files: {} };
}

const said = (host: 'client' | 'server', includes: string): LeafCondition => ({ on: 'console', host, includes });
const event = (host: 'client' | 'server', name: string): LeafCondition => ({
  on: 'event',
  host,
  objectType: 'Socket',
  name,
  handled: true,
});

function expectClaims(run: Run, claims: readonly Claim[]): void {
  for (const claim of claims) expect(judgeClaim(claim, run), JSON.stringify(claim)).toMatchObject({ ok: true });
}

describe.each(['virtual', 'loopback'] satisfies NetworkMode[])("the tutorial's own code, %s", (mode) => {
  const lab = useCourseLab(mode);

  const conduct = (plan: RunPlan) => lab.withBench((bench) => conductRun(bench, plan));

  describe.concurrent('pasted unchanged', () => {
    test('its server and client connect, talk both ways and end', { timeout }, async () => {
      const program = (host: 'client' | 'server') => ({
        host,
        name: `${host}.js`,
        file: `${host}.js`,
        source: block(host),
      });
      const run = await conduct({
        programs: [program('server'), program('client')],
        setup: { delayMs: 50 },
        sources: {},
        files: {},
      });
      expectClaims(run, [
        {
          inOrder: [
            said('server', 'TCP 서버가 8080 포트에서 실행 중입니다.'),
            said('client', '서버에 연결됨'),
            said('server', '수신 데이터: 안녕하세요, 서버님!'),
            said('client', '서버 응답: 서버 응답: 안녕하세요, 서버님!'),
            { on: 'call', host: 'client', method: 'end' },
            said('server', '클라이언트 연결 종료'),
            said('client', '서버 연결 종료'),
          ],
        },
        { count: said('server', '클라이언트 연결됨'), min: 1, max: 1 },
        { count: { on: 'event', name: 'error' }, max: 0 },
      ]);
    });

    test('its close handler hears of a guest that went', { timeout }, async () => {
      const run = await conduct(withBlock('when-a-socket-ends', 'write-it-down', 'close'));
      expectClaims(run, [
        { inOrder: [event('server', 'close'), said('server', '소켓이 닫혔습니다.')] },
        { count: said('server', '소켓이 닫혔습니다.'), min: 1, max: 1 },
      ]);
    });

    // One real half minute is enough: the timer is Node's own in both modes.
    test.runIf(mode === 'virtual')('its timeout waits for 30 s of silence, and then ends', { timeout }, async () => {
      const run = await conduct({
        ...withBlock('timeouts', 'close-it-yourself', 'timeout'),
        acts: [
          {
            when: said('client', '서버가 전송을 마침'),
            afterMs: 500,
            deed: { do: 'signal', host: 'server', signal: 'SIGTERM' },
          },
        ],
        quietMs: 20_000,
        forMs: 40_000,
      });
      expectClaims(run, [
        {
          inOrder: [
            event('server', 'timeout'),
            said('server', '소켓 타임아웃 발생'),
            { on: 'call', host: 'server', method: 'end' },
            said('client', '서버가 전송을 마침'),
          ],
        },
        {
          between: { from: { on: 'call', host: 'client', method: 'connect' }, to: event('server', 'timeout') },
          minMs: 29_900,
          maxMs: 40_000,
        },
        { count: event('server', 'timeout'), min: 1, max: 1 },
      ]);
    });
  });

  test.runIf(mode === 'virtual')('the packet of the lesson on layers has the bytes it names', { timeout }, async () => {
    const { programs, setup } = lessonOf('osi-layers').steps[0]!;
    const run = await conduct({ programs, setup, sources: {}, files: {} });
    // What a kernel sends again on a busy machine is the same packet once more.
    const sent = run.happenings.flatMap(({ event: entry, packet }) =>
      entry.kind === 'sent' && entry.direction === 'upstream' && entry.segment.kind === 'observed' && !packet?.again
        ? [describeLayers(parsePacket(decodeBase64(entry.segment.bytes)))]
        : [],
    );
    const withData = sent.filter((layers) => layers.at(-1)!.length > 0);
    expect(withData.map((layers) => layers.map(({ name, length }) => [name, length]))).toEqual([
      [
        ['링크', 0],
        ['IPv4', 20],
        ['TCP', 32],
        ['데이터', 15],
      ],
    ]);
  });
});
