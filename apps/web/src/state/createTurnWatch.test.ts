import type { LabEvent } from '@socketlab/protocol';
import { expect, onTestFinished, test } from 'vitest';
import { RequestRefused } from './connection.ts';
import { BrokenOff, createTurnWatch } from './createTurnWatch.ts';
import { publishEvents } from './events.ts';
import { event } from './testLab.ts';

const begun = event(0, { lane: 'lab', kind: 'opened' });

/** A turn that holds until the test says otherwise, on a page whose changes the test tells of. */
function rig() {
  const looks = new Set<() => void>();
  let holds = true;
  const watch = createTurnWatch({ holds: () => holds }, (look) => {
    looks.add(look);
    return () => looks.delete(look);
  });
  onTestFinished(watch.close);
  const change = () => {
    for (const look of looks) look();
  };
  const lose = () => {
    holds = false;
    change();
  };
  return { watch, change, lose, looks };
}

test('[EX2] a turn that is broken off is told apart from one whose lab is gone', async () => {
  const [student, server] = [rig(), rig()];
  student.change();
  student.watch.breakOff();
  student.lose();
  await expect(student.watch.stopped).rejects.toThrow(BrokenOff);
  server.change();
  server.lose();
  server.watch.breakOff();
  await expect(server.watch.stopped).rejects.toThrow(RequestRefused);
});

test('[EX2] each run hears its own lab from the first entry on, and no other before, after or beside it', () => {
  const { watch } = rig();
  const heard: Record<'first' | 'second', LabEvent[]> = { first: [], second: [] };
  const [one, two, other] = [event(1), event(2), event(3)];
  watch.hear((entry) => heard.first.push(entry));
  publishEvents([other, begun, one]);
  watch.hear((entry) => heard.second.push(entry));
  publishEvents([other, begun, two]);
  publishEvents([begun, other]);
  expect(heard).toEqual({ first: [begun, one], second: [begun, two] });
});

test('[EX2] a turn that is over hears nothing more, neither of its lab nor of the page', () => {
  const { watch, looks } = rig();
  const heard: LabEvent[] = [];
  watch.hear((entry) => heard.push(entry));
  publishEvents([begun]);
  watch.close();
  publishEvents([event(1)]);
  expect(heard).toEqual([begun]);
  expect(looks.size).toBe(0);
});
