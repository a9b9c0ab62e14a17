import type { LabEvent } from '@socketlab/protocol';
import { createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import type { LabState } from '../state/labState.ts';
import { welcome } from '../state/testWelcome.ts';
import { whyNoRerun } from './whyNoRerun.ts';

const opened = (mode: 'virtual' | 'loopback') =>
  ({
    ...{ seq: 0, at: 0, lane: 'lab', kind: 'opened', mode, delayMs: 200 },
    hosts: [
      { host: 'client', address: '10.0.0.1' },
      { host: 'server', address: '10.0.0.2' },
    ],
  }) as LabEvent;
const spawn = {
  ...{ seq: 1, at: 1000, lane: 'program', host: 'server', program: 'p1', kind: 'spawn' },
  ...{ file: 'server.js', source: 'x' },
} as LabEvent;

function why(part: Partial<LabState>, applied = 2, mode: 'virtual' | 'loopback' = 'virtual'): string | null {
  const timeline = createTimeline();
  timeline.append([opened(mode), spawn]);
  const { capabilities } = welcome;
  const state = { connection: 'open', capabilities, busy: null, watching: null, recording: null } as const;
  return whyNoRerun({ ...state, timeline, cursor: { applied, atUs: 1000 }, ...part });
}

const keptOf = (entries: number) => ({ header: { entries }, from: 'file', name: 'x' }) as LabState['recording'];
const kept = keptOf(2);
const watching = { lab: 'x', title: 'x', over: true, own: null };

test('[FK7] a run can be made again, the page’s own and a kept one', () => {
  expect(why({})).toBeNull();
  expect(why({ busy: 'watch', watching, recording: kept })).toBeNull();
});

test('[FK7] where it can’t be, one sentence says why', () => {
  expect(why({ timeline: createTimeline() })).toContain('되풀이할 실행이 없습니다');
  expect(why({}, 1)).toContain('이 순간까지 실행한 프로그램이 없습니다');
  expect(why({ connection: 'lost' })).toContain('서버와 연결');
  expect(why({ busy: 'watch', watching, recording: keptOf(3) })).toContain('나머지를 준비하고 있습니다');
  expect(why({ busy: 'check' })).toContain('지금 하고 있는 실행');
  expect(why({ busy: 'watch', watching })).toContain('다른 사람의 실험실');
  expect(why({}, 2, 'loopback')).toContain('루프백 방식으로 실행한 기록');
  expect(why({ capabilities: { ...welcome.capabilities, mode: 'loopback' } })).toContain('실제 패킷으로 실행한 기록');
});
