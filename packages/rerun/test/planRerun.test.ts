import { readdirSync, readFileSync } from 'node:fs';
import type { LabEvent, LabEventBody, Preview } from '@socketlab/protocol';
import { readRecording } from '@socketlab/recording';
import { describe, expect, test } from 'vitest';
import { createEntryNames } from '../src/entryNames.ts';
import { planRerun } from '../src/index.ts';

const folder = new URL('../../lessons/recordings/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.socketlab'));

/** Entries of a log, one millisecond apart where `at` says nothing else. */
function log(...bodies: readonly (LabEventBody & { at?: number })[]): LabEvent[] {
  return bodies.map((body, seq) => ({ at: seq * 1000, ...body, seq }) as LabEvent);
}
const opened: LabEventBody = {
  lane: 'lab',
  kind: 'opened',
  mode: 'virtual',
  hosts: [
    { host: 'client', address: '10.0.0.1' },
    { host: 'server', address: '10.0.0.2' },
  ],
  delayMs: 200,
};
const p1 = { lane: 'program', host: 'server', program: 'p1' } as const;
const spawn = { ...p1, kind: 'spawn', file: 'server.js', source: 'x' } as const;
const start = { ...p1, kind: 'start', pid: 1, nodeVersion: 'v24' } as const;
const socket = { ...p1, kind: 'object', object: 's1', objectType: 'Socket', site: null } as const;
const call = (method: string, args: Preview[] = []) =>
  ({ ...p1, kind: 'call', object: 's1', objectType: 'Socket', method, args, site: null, fromPage: true }) as const;
const sent = (packet: number, at: number) =>
  ({
    at,
    lane: 'packet',
    kind: 'sent',
    packet,
    from: 'client',
    to: 'server',
    direction: 'upstream',
    segment: { kind: 'observed', bytes: '', length: 1 + packet },
  }) as const;
const on = (packet: number, at: number) => ({ at, lane: 'packet', packet }) as const;
const deedsOf = (...bodies: readonly (LabEventBody & { at?: number })[]) =>
  planRerun(log(opened, ...bodies), bodies.length + 1).deeds.map(({ deed }) => deed);

describe('over real recorded runs', () => {
  test.each(files)(
    '[FK2] %s: every program that ran is run again, deeds keep their order behind their anchors, nothing is unclear',
    async (file) => {
      const { events } = await readRecording(readFileSync(new URL(file, folder)));
      const names = createEntryNames();
      const named = events.flatMap((event) => names.read(event) ?? []);
      expect(new Set(named).size, 'no two things have one name').toBe(named.length);
      for (const part of [0.25, 0.5, 0.75, 1]) {
        const applied = Math.round(events.length * part);
        const plan = planRerun(events, applied);
        const spawned = events.slice(0, applied).flatMap((event) => (event.kind === 'spawn' ? [event.source] : []));
        expect(plan.deeds.flatMap(({ deed }) => (deed.do === 'run' ? [deed.source] : []))).toEqual(spawned);
        expect(plan.lost).toEqual([]);
        let before = { seq: -1, anchorUs: -1 };
        for (const { seq, anchor, afterUs } of plan.deeds) {
          expect(seq).toBeGreaterThan(before.seq);
          expect(afterUs).toBeGreaterThanOrEqual(0);
          before = { seq, anchorUs: anchor?.atUs ?? before.anchorUs };
          if (anchor) expect(named).toContain(anchor.name);
        }
        // What comes later changes nothing of what was done before.
        expect(planRerun(events, events.length).deeds.slice(0, plan.deeds.length)).toEqual(plan.deeds);
      }
    },
  );
});

test('[FK2] what the page wrote is done again only where the log kept all of it', () => {
  const whole = { kind: 'string', text: '가나', bytes: 6 } as const;
  const cut = { kind: 'string', text: '가나', bytes: 600 } as const;
  const events = log(opened, spawn, start, socket, call('write', [whole]), call('write', [cut]), call('end'));
  const plan = planRerun(events, events.length);
  expect(plan.deeds.flatMap(({ deed }) => (deed.do === 'socket' ? [deed.action] : []))).toEqual([
    { kind: 'write', text: '가나' },
    { kind: 'end' },
  ]);
  expect(plan.lost).toEqual([{ seq: 5, atUs: 5000, why: 'cut' }]);
});

test('[FK2] what the page did to a socket whose making the log lost is told as that', () => {
  const events = log(opened, spawn, start, { ...p1, kind: 'skipped', count: 3 }, call('end'));
  const plan = planRerun(events, events.length);
  expect(plan.lost).toEqual([{ seq: 4, atUs: 4000, why: 'unnamed' }]);
});

test('[FK2] what only follows from a deed is no deed', () => {
  const fault = {
    lane: 'wire',
    kind: 'fault',
    direction: 'upstream',
    fault: { kind: 'loseNext', count: 1, like: 'SYN' },
    seed: 5,
  } as const;
  const action = { kind: 'closeIdle', idleMs: 5000 } as const;
  const idle = { ...p1, kind: 'action', action } as const;
  expect(deedsOf({ ...fault, on: true }, { ...fault, on: false, spent: true })).toHaveLength(1);
  expect(deedsOf(spawn, socket, idle, call('destroy'))).toHaveLength(2);
  // Long after it, it was meant by itself.
  expect(deedsOf(spawn, socket, idle, { ...call('destroy'), at: 2_000_000 })).toHaveLength(3);
  const step = (is: boolean, at: number) => ({ at, lane: 'wire', kind: 'stepMode', on: is }) as const;
  const let1 = { ...on(0, 30_000), kind: 'released', by: 'step', dueUs: 230_000 } as const;
  const heldByStep = { ...on(0, 10_000), kind: 'held', by: 'step' } as const;
  expect(deedsOf(step(true, 0), sent(0, 10_000), heldByStep, let1).map((deed) => deed.do)).toEqual(['fault', 'next']);
  expect(deedsOf(step(true, 0), sent(0, 10_000), heldByStep, step(false, 29_999), let1).map((deed) => deed.do)).toEqual(
    ['fault', 'fault'],
  );
});

test('[FK2] the hand is read from times: so many milliseconds later, or along with the next packet', () => {
  const act = (...bodies: readonly (LabEventBody & { at?: number })[]) =>
    deedsOf(...bodies).map((deed) => (deed.do === 'packet' ? deed.action : deed.do));
  const delayed = (dueUs: number) => ({ ...on(0, 50_000), kind: 'delayed', by: 'hand', dueUs }) as const;
  expect(act(sent(0, 10_000), delayed(710_000))).toEqual([{ kind: 'delay', ms: 500 }]);
  expect(act(sent(0, 10_000), sent(1, 30_000), delayed(230_000))).toEqual([{ kind: 'swap' }]);
  const held = { ...on(0, 20_000), kind: 'held', by: 'hand' } as const;
  const released = (at: number, dueUs: number) => ({ ...on(0, at), kind: 'released', by: 'hand', dueUs }) as const;
  expect(act(sent(0, 10_000), held, released(900_000, 1_090_000))).toEqual([{ kind: 'hold' }, { kind: 'release' }]);
  expect(act(sent(0, 10_000), held, released(900_000, 1_340_000))).toEqual([
    { kind: 'hold' },
    { kind: 'delay', ms: 250 },
  ]);
  // It waited for the next one, and went in the same turn.
  expect(act(sent(0, 10_000), held, sent(1, 700_000), released(700_100, 900_000))).toEqual([{ kind: 'swap' }]);
  expect(planRerun(log(opened, sent(0, 10_000), delayed(333_333)), 3).lost).toEqual([
    { seq: 2, atUs: 50_000, why: 'unclear' },
  ]);
});

test('[FK2] a program that is run again is run at the moment it was asked for, not behind the end of its first run', () => {
  const ended = { ...p1, at: 1_000_000, kind: 'exit', code: null, signal: 'SIGKILL', reason: 'replaced' } as const;
  const again = { ...spawn, program: 'p2', at: 1_010_000 } as const;
  const fin = sent(0, 995_000);
  const events = log(opened, spawn, { ...start, at: 40_000 }, fin, ended, again);
  const last = planRerun(events, events.length).deeds.at(-1);
  expect(last?.anchor?.name).toContain('start');
  expect(last?.afterUs).toBe(960_000);
});

test('[FK1] the moment lies behind the last things on the wire and of programs', () => {
  const events = log(opened, spawn, { ...start, at: 40_000 }, sent(0, 50_000));
  const plan = planRerun(events, 4, 90_000);
  expect(plan.end.map(({ atUs }) => atUs)).toEqual([40_000, 50_000]);
  expect(plan.endUs).toBe(90_000);
  expect(planRerun(events, 2).end).toEqual([]);
});
