import type { LabEvent } from '@socketlab/protocol';
import { createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { type Ask, RequestRefused } from '../state/connection.ts';
import { createTestStore } from '../state/testStore.ts';
import { welcome } from '../state/testWelcome.ts';
import { createRerunTurn } from './createRerunTurn.ts';

/** A page with a lab of its own on its stage, and a server that says yes to everything but what is named. */
async function rig(refused: Ask['kind'] | null = null) {
  let labs = 0;
  let refuses = false;
  const { useLab, benchParts, asked, say, connection } = createTestStore({
    createTimeline,
    answer(ask) {
      if (refuses && ask.kind === refused) throw new RequestRefused({ code: 'own-code-off', message: '거절' });
      return ask.kind === 'openLab' ? { lab: `lab${labs++}` } : { program: 'p1' };
    },
  });
  connection('open');
  say(welcome);
  const file = { host: 'server' as const, name: 'server.js', key: 'server.js', source: 'own', answer: null };
  useLab.getState().openSpace({ id: 'small', lesson: 'small', hosts: ['client', 'server'], files: [file] });
  await useLab.getState().setDelay(400);
  await useLab.getState().runProgram('small/server.js');
  asked.length = 0;
  refuses = true;
  return { turn: createRerunTurn(benchParts), state: useLab.getState, asked, say, connection };
}

const lab = { hosts: ['client', 'server'] as const, delayMs: 50 as const };

test('[FK5] the new lab takes the place of the old one, set as the old run began, and no control of the page acts on it', async () => {
  const { turn, state, asked } = await rig();
  await turn.open(lab);
  expect(asked).toEqual([
    { kind: 'openLab', lesson: 'small', delayMs: 50, hosts: ['client', 'server'], replaces: 'lab0' },
  ]);
  expect(turn.holds()).toBe(true);
  asked.length = 0;
  await state().runAll();
  await state().setDelay(0);
  await state().setPower('server', false);
  await state().actOnPacket(0, { kind: 'drop' });
  expect(await state().setFault({ kind: 'stepMode', on: true })).toBe(false);
  expect(state().faults).toEqual([]);
  expect(asked).toEqual([]);
  await turn.ask({ kind: 'fault', command: { kind: 'stepMode', on: true } });
  expect(asked).toEqual([{ kind: 'fault', command: { kind: 'stepMode', on: true }, lab: 'lab1' }]);
});

test('[FK6] handed over, it is a lab like any other, with its wire as it is', async () => {
  const { turn, state, asked, say } = await rig();
  await turn.open(lab);
  const opened: LabEvent = {
    ...{ seq: 0, at: 0, lane: 'lab', kind: 'opened', mode: 'virtual', delayMs: 50 },
    hosts: [
      { host: 'client', address: '10.0.0.1' },
      { host: 'server', address: '10.0.0.2' },
    ],
  };
  const step: LabEvent = { seq: 1, at: 10, lane: 'wire', kind: 'stepMode', on: true };
  say({ kind: 'events', lab: 'lab1', nowUs: 20, events: [opened, step] });
  turn.handOver(200);
  turn.end();
  expect(state()).toMatchObject({
    busy: null,
    delayMs: 200,
    lab: { id: 'lab1', status: 'open' },
    faults: [{ kind: 'stepMode' }],
  });
  asked.length = 0;
  await state().setPower('server', false);
  expect(asked).toEqual([{ kind: 'fault', lab: 'lab1', command: { kind: 'power', host: 'server', on: false } }]);
});

test('[FK5] broken off, its lab is closed, its log stays, and the wire is set as it was', async () => {
  const { turn, state, asked } = await rig();
  await turn.open(lab);
  asked.length = 0;
  turn.end();
  expect(asked).toEqual([{ kind: 'closeLab', lab: 'lab1' }]);
  expect(state()).toMatchObject({ busy: null, delayMs: 400, lab: { id: 'lab1', status: 'over' } });
  expect(turn.holds()).toBe(false);
  await expect(turn.ask({ kind: 'fault', command: { kind: 'next' } })).rejects.toThrow(RequestRefused);
});

test('[FK5] it holds no longer when the page turns or the server goes', async () => {
  const turned = await rig();
  await turned.turn.open(lab);
  turned.state().openSpace({ id: 'other', lesson: 'other', hosts: ['client', 'server'], files: [] });
  turned.state().applySetup({ delayMs: 200 });
  expect(turned.turn.holds()).toBe(false);
  turned.turn.end();
  expect(turned.state(), 'the wire is the new page’s').toMatchObject({ busy: null, delayMs: 200 });
  expect(turned.turn.isLeft()).toBe(true);
  const lost = await rig();
  await lost.turn.open(lab);
  lost.connection('lost');
  expect(lost.turn.holds()).toBe(false);
  expect(lost.turn.isLeft()).toBe(false);
});

test('[FK5] where the server runs no code but the lessons’, its refusal comes through', async () => {
  const { turn } = await rig('runProgram');
  await turn.open(lab);
  const run = turn.ask({ kind: 'runProgram', host: 'server', file: 'a.js', source: 'x' });
  await expect(run).rejects.toMatchObject({ refusal: { code: 'own-code-off' } });
});
