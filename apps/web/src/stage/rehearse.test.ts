import { createTimeline } from '@socketlab/timeline';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { create } from 'zustand';

const timeline = createTimeline();
timeline.append([
  { seq: 0, at: 0, lane: 'lab', kind: 'opened', mode: 'virtual', delayMs: 50, hosts: [] },
  { seq: 1, at: 9000, lane: 'wire', kind: 'stepMode', on: true },
]);
const cursor = timeline.cursorAt(0);
const idle: (() => void)[] = [];
const { useLab } = vi.hoisted(() => ({ useLab: { current: null as unknown } }));
vi.mock('../state/store.ts', () => ({
  get useLab() {
    return useLab.current;
  },
}));
const { rehearse } = await import('./rehearse.ts');

beforeEach(() => {
  vi.stubGlobal('window', { requestIdleCallback: true });
  vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run));
  vi.stubGlobal('cancelIdleCallback', () => {});
  vi.stubGlobal('document', { body: { getBoundingClientRect: () => {} } });
});
afterEach(() => vi.unstubAllGlobals());

/** The moments that whoever listens to the store hears of while a run of this kind is rehearsed. */
function heard(from: 'file' | 'lesson'): number[] {
  const store = create(() => ({
    ...{ recording: { from }, playback: { mode: 'paused' }, timeline, cursor },
    view: timeline.view(cursor),
  }));
  useLab.current = store;
  const moments: number[] = [];
  const stop = store.subscribe((state) => moments.push(state.cursor.atUs));
  rehearse();
  for (let run = idle.shift(); run; run = idle.shift()) run();
  stop();
  expect(store.getState().cursor).toEqual(cursor);
  return moments;
}

test('[HL11] [SS4] a kept run is rehearsed up to its end, and one beside a lesson is not: its prediction would be answered', () => {
  expect(Math.max(...heard('file'))).toBe(9000);
  expect(heard('lesson')).toEqual([]);
});
