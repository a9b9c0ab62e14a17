import type { DrillKind } from '@socketlab/protocol/class';

/** What a ready-made exercise is called. */
export const drillWords: Readonly<Record<DrillKind, string>> = {
  disconnected: '연결이 끊겼다',
  frozen: '서버가 멈췄다',
  slowReader: '느린 수신자',
  ghost: '유령 연결',
};

/** `12.4초`: a time of a drill, in tenths. */
export const secondsText = (ms: number): string => `${(Math.max(0, ms) / 1000).toFixed(1)}초`;
