import type { LabEvent } from '@socketlab/protocol';
import { describe, expect, it } from 'vitest';
import type { Happening, PacketFacts } from './happening.ts';
import { freshPrediction, pickChoice, reducePrediction } from './predictionProgress.ts';
import type { Condition, LeafCondition } from './schema/condition.ts';
import { type Prediction, predictionSchema } from './schema/prediction.ts';
import { freshTask, reduceTask } from './taskProgress.ts';

const facts = { sources: { 'client.js': 'own client', 'server.js': 'own server' } };
const program = { lane: 'program', program: 'p1', seq: 0 } as const;

const lab = (event: LabEvent, packet: PacketFacts | null = null): Happening => ({
  kind: 'lab',
  event,
  packet,
  atUs: event.at - (event.lateUs ?? 0),
  file: 'a.js',
});
const spawn = (host: 'client' | 'server', source: string, at = 0) =>
  lab({ ...program, kind: 'spawn', host, file: `${host}.js`, source, at });
const emitted = (host: 'client' | 'server', name: string, at = 0, more: { code?: string; lateUs?: number } = {}) =>
  lab({
    ...program,
    kind: 'event',
    host,
    object: 'o1',
    objectType: 'Socket',
    name,
    at,
    ...(more.lateUs ? { lateUs: more.lateUs } : {}),
    args: more.code ? [{ kind: 'error', text: '', code: more.code }] : [],
    handlers: [],
  });
const opened = lab({ lane: 'lab', kind: 'opened', seq: 0, at: 0, mode: 'virtual', hosts: [], delayMs: 200 });
const delivered = (packet: PacketFacts) => lab({ lane: 'packet', kind: 'delivered', packet: 1, seq: 0, at: 0 }, packet);
const plain = { protocol: 'tcp', payloadBytes: 0, text: '', again: false, zeroWindow: false, copy: false } as const;
const syn: PacketFacts = { ...plain, direction: 'upstream', flags: ['SYN'] };
const synAck: PacketFacts = { ...plain, direction: 'downstream', flags: ['SYN', 'ACK'] };

const isDone = (condition: Condition, ...happenings: Happening[]) =>
  happenings.reduce((progress, one) => reduceTask(progress, condition, one, facts), freshTask).done;

describe('reduceTask', () => {
  const call = (method: string, fromPage: boolean) =>
    lab({
      ...program,
      kind: 'call',
      host: 'client',
      at: 0,
      object: 'o1',
      objectType: 'Socket',
      method,
      args: [],
      site: null,
      fromPage,
    });
  const kernel = (host: 'client' | 'server') =>
    lab({
      lane: 'kernel',
      kind: 'socket',
      seq: 0,
      at: 0,
      host,
      local: { address: '10.0.0.1', port: 5 },
      remote: { address: '10.0.0.2', port: 6 },
      state: 'TIME_WAIT',
      sendQueueBytes: 0,
      receiveQueueBytes: 0,
      timer: 'none',
      timerMs: 0,
      retransmits: 0,
    });
  const newSyn: LeafCondition = { on: 'packet', phase: 'delivered', flags: ['SYN'], without: ['ACK'] };

  it.each<[string, Condition, Happening, Happening]>([
    ['an edited program', { on: 'spawn', edited: true }, spawn('client', 'mine'), spawn('client', 'own client')],
    ['a host', { on: 'event', name: 'end', host: 'server' }, emitted('server', 'end'), emitted('client', 'end')],
    [
      "an error's code",
      { on: 'event', name: 'error', code: 'ECONNREFUSED' },
      emitted('client', 'error', 0, { code: 'ECONNREFUSED' }),
      emitted('client', 'error', 0, { code: 'ECONNRESET' }),
    ],
    [
      'a call from the page',
      { on: 'call', method: 'write', fromPage: true },
      call('socket.write', true),
      call('write', false),
    ],
    ["the kernel's word", { on: 'kernel', host: 'client', state: 'TIME_WAIT' }, kernel('client'), kernel('server')],
    ['flags', newSyn, delivered(syn), delivered(synAck)],
    ['an opened packet', { on: 'packetOpened', flags: ['SYN'] }, { kind: 'packetOpened', packet: syn }, delivered(syn)],
    ['going back', { on: 'wentBack' }, { kind: 'wentBack' }, opened],
    [
      'another delay',
      { on: 'delay', not: 200 },
      lab({ lane: 'wire', kind: 'delay', seq: 0, at: 0, delayMs: 400 }),
      opened,
    ],
  ])('[LS2] ticks for %s and for nothing near it', (_, condition, right, wrong) => {
    expect(isDone(condition, wrong)).toBe(false);
    expect(isDone(condition, right)).toBe(true);
  });

  const both: Condition = { all: [newSyn, { on: 'packet', phase: 'delivered', flags: ['SYN', 'ACK'] }] };

  it('[LS3] wants all parts, in any order', () => {
    expect(isDone(both, delivered(syn), delivered(syn))).toBe(false);
    expect(isDone(both, delivered(synAck), delivered(syn))).toBe(true);
  });

  it('[LS3] a new lab starts the parts afresh', () => {
    expect(isDone(both, delivered(syn), opened, delivered(synAck))).toBe(false);
    expect(isDone(both, delivered(syn), opened, delivered(synAck), delivered(syn))).toBe(true);
  });

  it('[LS4] stays done', () => {
    expect(isDone(both, delivered(synAck), delivered(syn), opened)).toBe(true);
  });
});

describe('reducePrediction', () => {
  const prediction: Prediction = predictionSchema.parse({
    id: 'who',
    question: '누가 먼저입니까?',
    begin: { on: 'spawn', host: 'client' },
    choices: [
      { id: 'server', text: '서버', when: { on: 'event', host: 'server', name: 'connection' } },
      { id: 'client', text: '클라이언트', when: { on: 'event', host: 'client', name: 'connect' } },
    ],
    sights: [
      { text: '클라이언트', when: { on: 'event', host: 'client', name: 'connect' } },
      { text: '서버', when: { on: 'event', host: 'server', name: 'connection' } },
    ],
    answer: 'client',
  });
  const picked = pickChoice(prediction, freshPrediction(prediction), 'server');
  const watch = (...happenings: Happening[]) =>
    happenings.reduce((progress, one) => reducePrediction(progress, prediction, one, facts), picked);
  const connect = emitted('client', 'connect', 400);
  const begin = spawn('client', 'x');

  it('[LS6] does not watch what happens before its beginning', () => {
    expect(watch(connect, emitted('server', 'connection', 600)).shown).toBeNull();
    expect(reducePrediction(freshPrediction(prediction), prediction, begin, facts).watching).toBe(false);
  });

  it('[LS6] a run that begins again is watched anew', () => {
    const again = watch(begin, connect, begin, emitted('server', 'connection', 900));
    expect(again.sightUs).toEqual([null, 900]);
  });

  it('[LS8] shows what came first only once every sight was seen', () => {
    expect(watch(begin, connect).shown).toBeNull();
    const seen = watch(begin, connect, emitted('server', 'connection', 600));
    expect(seen).toMatchObject({ picked: 'server', shown: 'client', sightUs: [400, 600] });
  });

  it('[LS7] goes by when things happened', () => {
    const late = emitted('client', 'connect', 601, { lateUs: 201 });
    expect(watch(begin, emitted('server', 'connection', 600), late)).toMatchObject({
      shown: 'client',
      sightUs: [400, 600],
    });
  });

  it('[LS7] a choice that is heard of after the answer counts where it happened before, and only in that run', () => {
    const one = { ...prediction, sights: prediction.sights.slice(1) };
    const server = emitted('server', 'connection', 600);
    const late = emitted('client', 'connect', 900, { lateUs: 500 });
    const after = (...more: Happening[]) =>
      [begin, server, ...more].reduce(
        (progress, happening) => reducePrediction(progress, one, happening, facts),
        picked,
      );
    expect(after().shown).toBe('server');
    expect(after(late)).toMatchObject({ shown: 'client', sightUs: [600] });
    expect(after(emitted('client', 'connect', 700)).shown).toBe('server');
    expect(after(spawn('client', 'x', 5), late).shown).toBe('server');
  });

  it('a choice cannot be changed once the answer is out', () => {
    const seen = watch(begin, connect, emitted('server', 'connection', 600));
    expect(pickChoice(prediction, seen, 'client')).toBe(seen);
  });
});
