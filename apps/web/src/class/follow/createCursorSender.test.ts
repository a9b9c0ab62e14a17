import type { StageCursor } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { createCursorSender } from './createCursorSender.ts';

const at = (applied: number, live = false): StageCursor => ({ lab: 'L1', applied, atUs: applied * 10, live });

function rig() {
  const sent: StageCursor[] = [];
  let due: (() => void) | null = null;
  const sender = createCursorSender({
    send: (cursor) => void sent.push(cursor),
    setTimer(run) {
      due = run;
      return () => {
        due = null;
      };
    },
  });
  return {
    ...sender,
    sent,
    pass() {
      const run = due;
      due = null;
      run?.();
    },
  };
}

test('[CL78] the first movement is told at once, of those within a tenth of a second only the last', () => {
  const page = rig();
  page.move(at(1));
  page.move(at(2));
  page.move(at(3));
  expect(page.sent).toEqual([at(1)]);
  page.pass();
  expect(page.sent).toEqual([at(1), at(3)]);
  page.pass();
  page.move(at(4));
  expect(page.sent).toHaveLength(3);
});

test('[CL78] live is told once, however long the log grows', () => {
  const page = rig();
  page.move(at(1, true));
  page.pass();
  page.move(at(9, true));
  page.pass();
  expect(page.sent).toHaveLength(1);
  page.move(at(4));
  expect(page.sent).toEqual([at(1, true), at(4)]);
});

test('[CL78] nothing is told once it is closed', () => {
  const page = rig();
  page.move(at(1));
  page.move(at(2));
  page.close();
  page.pass();
  expect(page.sent).toHaveLength(1);
});
