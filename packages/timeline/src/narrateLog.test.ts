import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryLog } from '../test/arbitraryLog.ts';
import { conversation } from '../test/logs.ts';
import { timelineOf } from '../test/stories.ts';
import { narrateLog } from './narrateLog.ts';

test('[XP1] a log that is told at once is told in the sentences that one meets step by step, its packets as they end', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryLog, fc.constant(conversation())), (log) => {
      const timeline = timelineOf(log);
      const stepwise = [];
      let cursor = { applied: 0, atUs: 0 };
      for (let next = timeline.step(cursor, 1); next !== cursor; next = timeline.step(cursor, 1)) {
        cursor = next;
        stepwise.push(timeline.view(cursor).narration);
      }
      const { told, packets } = narrateLog(log);
      expect(told).toEqual(stepwise);
      expect(packets).toEqual([...timeline.view({ applied: log.length, atUs: timeline.endUs }).packets]);
    }),
    { numRuns: 100 },
  );
  expect(narrateLog(conversation()).told.length).toBeGreaterThan(10);
});
