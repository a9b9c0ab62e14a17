import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { createStageTurn } from './benchRequests.ts';
import type { Reply } from './connection.ts';
import { RequestRefused } from './connection.ts';
import { event, opened } from './testLab.ts';

const trial = { setup: { delayMs: 0 }, hosts: ['client', 'server'] } as const;
const probe = { host: 'server', name: 'check-probe.js', source: '' } as const;

test('[EX2] a check that is broken off while its lab opens runs nothing, closes that lab, and leaves the stage free', async () => {
  const lab = await opened();
  let reply = (_: Partial<Reply>) => {};
  lab.answerWith((ask) => (ask.kind === 'openLab' ? new Promise((resolve) => (reply = resolve)) : { program: 'p1' }));
  await lab.state().setDelay(50);
  const turn = createStageTurn(lab.benchParts);
  const run = turn.open(trial).then(() => turn.run(probe));
  turn.end();
  expect(lab.state()).toMatchObject({ busy: null, delayMs: 50, lab: { id: 'L1', status: 'over' } });
  lab.asked.length = 0;
  reply({ lab: 'L2' });
  await expect(run).rejects.toThrow(RequestRefused);
  expect(lab.asked).toEqual([{ kind: 'closeLab', lab: 'L2' }]);
  expect(lab.state().lab?.id).toBe('L1');
  await expect(turn.run(probe)).rejects.toThrow(RequestRefused);
  expect(lab.state().busy).toBeNull();
});

test('[EX2] when a check is over its lab is too: its log stays, it sets nothing, and the next program gets a lab of its own', async () => {
  const lab = await opened();
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L2' } : { program: 'p1' }));
  const turn = createStageTurn(lab.benchParts);
  await turn.open({ ...trial, setup: { faults: [{ direction: 'upstream', fault: { kind: 'loss', percent: 100 } }] } });
  await turn.run(probe);
  const batch = (events: LabEvent[]) => lab.say({ kind: 'events', lab: 'L2', nowUs: 100, events });
  batch([event(0)]);
  turn.end();
  expect(lab.asked.at(-1)).toEqual({ kind: 'closeLab', lab: 'L2' });
  lab.say({ kind: 'labGone', lab: 'L2', reason: 'closed', message: '닫음' });
  const fault = { kind: 'loss', percent: 100 } as const;
  batch([{ seq: 1, at: 9, lane: 'wire', kind: 'fault', direction: 'upstream', fault, on: true, seed: 1 } as LabEvent]);
  expect(lab.state()).toMatchObject({ busy: null, faults: [], lab: { id: 'L2', status: 'over' } });
  expect(lab.state().timeline.events).toHaveLength(1);
  lab.asked.length = 0;
  await lab.state().runProgram('small/server.js');
  expect(lab.asked.map(({ kind }) => kind)).toEqual(['openLab', 'runProgram']);
});

test('[EX2] a lab that was lost before keeps no check from beginning, and one that is lost meanwhile ends it', async () => {
  const lab = await opened();
  lab.say({ kind: 'labGone', lab: 'L1', reason: 'crashed', message: '죽음' });
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L2' } : { program: 'p1' }));
  const turn = createStageTurn(lab.benchParts);
  expect(turn.holds()).toBe(true);
  await turn.open(trial);
  expect(turn.holds()).toBe(true);
  await lab.state().reset();
  expect(turn.holds()).toBe(false);
  await expect(turn.run(probe)).rejects.toThrow(RequestRefused);
});

test('[EX2] a check that ends because the page is turned leaves that page’s wire alone', async () => {
  const lab = await opened();
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L2' } : { program: 'p1' }));
  const turn = createStageTurn(lab.benchParts);
  await turn.open(trial);
  lab.state().openSpace({ ...lab.state().space!, id: 'next', lesson: 'next' });
  lab.state().applySetup({ delayMs: 400 });
  turn.end();
  expect(lab.state()).toMatchObject({ busy: null, delayMs: 400 });
});
