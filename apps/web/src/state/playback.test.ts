import type { LabEvent } from '@socketlab/protocol';
import { type Cursor, createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { createLabClock } from './clock.ts';
import type { LabState } from './labState.ts';
import { createPlayback } from './playback.ts';

const program = { lane: 'program', host: 'server', program: 'p1' } as const;
const told = (at: number) => ({ ...program, kind: 'console', stream: 'stdout', text: `${at}`, site: null, at });
const untold = (at: number) => ({ ...program, kind: 'object', object: 'o1', objectType: 'Socket', site: null, at });

/** A player over a log of console lines (told) and objects (not told), at the given times in µs. */
function player(entries: readonly object[]) {
  const timeline = createTimeline();
  timeline.append(entries.map((entry, seq) => ({ ...entry, seq }) as LabEvent));
  let ms = 0;
  const start: Cursor = { applied: 0, atUs: 0 };
  let state = {
    timeline,
    cursor: start,
    view: timeline.view(start),
    playback: { mode: 'paused', speed: 1, pace: 'true', loop: null },
  } as unknown as LabState;
  const playback = createPlayback({
    get: () => state,
    set: (part) => {
      state = { ...state, ...part };
    },
    clock: createLabClock(),
    nowMs: () => ms,
  });
  return {
    ...playback,
    timeline,
    get cursor() {
      return state.cursor;
    },
    get playback() {
      return state.playback;
    },
    /** A frame after so many milliseconds. */
    pass(more: number) {
      ms += more;
      playback.tick();
      return state.cursor;
    },
  };
}

// Sentences at 0, 10 ms, twice at 900 ms, and at 9 s; something that has none in between.
const uneven = [told(0), told(10_000), untold(500_000), told(900_000), told(900_000), told(9_000_000)];

test.each([0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10] as const)('[TP5] true time at speed %d', (speed) => {
  const one = player(uneven);
  one.setSpeed(speed);
  one.play();
  expect(one.pass(100).atUs).toBe(100_000 * speed);
  expect(one.pass(100).atUs).toBe(200_000 * speed);
});

test('[TP6] at an even pace every sentence stands for 0.8 s at speed 1, however long it truly was', () => {
  const one = player(uneven);
  one.setPace('even');
  one.goTo({ applied: 1, atUs: 0 });
  one.play();
  const shown: number[] = [];
  for (let i = 0; i < 40 && one.playback.mode === 'playing'; i += 1) shown.push(one.pass(100).applied);
  const frames = (applied: readonly number[]) => shown.filter((one) => applied.includes(one)).length;
  // After the first 0.1 s frame: seven left for the first sentence, eight for each of the others.
  expect([frames([1]), frames([2, 3]), frames([4]), frames([5])]).toEqual([7, 8, 8, 8]);
  expect(one.playback.mode).toBe('live');
});

test('[TP6] between two sentences the time runs evenly, and what has none happens on its way', () => {
  const one = player(uneven);
  one.setPace('even');
  one.goTo({ applied: 2, atUs: 10_000 });
  one.play();
  expect(one.pass(200)).toEqual({ applied: 2, atUs: 232_500 });
  expect(one.pass(300)).toEqual({ applied: 3, atUs: 566_250 });
  expect(one.pass(300)).toEqual({ applied: 4, atUs: 900_000 });
});

test('[TP6] the speed counts, and a frame may pass several sentences', () => {
  const one = player(uneven);
  one.setPace('even');
  one.setSpeed(10);
  one.goTo({ applied: 1, atUs: 0 });
  one.play();
  expect(one.pass(120)).toEqual({ applied: 2, atUs: 455_000 });
  expect(one.pass(80)).toEqual({ applied: 4, atUs: 900_000 });
});

test('[TP6] whoever moves the cursor meanwhile is where playing goes on from; time never runs backward', () => {
  const one = player(uneven);
  one.setPace('even');
  one.seek(455_000);
  one.play();
  expect(one.pass(200)).toMatchObject({ atUs: 677_500 });
  let before = one.cursor.atUs;
  for (let i = 0; i < 30 && one.playback.mode === 'playing'; i += 1) {
    const { atUs } = one.pass(100);
    expect(atUs).toBeGreaterThanOrEqual(before);
    before = atUs;
  }
});

test('[TP7] playing repeats the section, at either pace', () => {
  const one = player(uneven);
  one.setLoop({ fromUs: 100_000, toUs: 400_000 });
  one.play();
  expect(one.cursor.atUs).toBe(100_000);
  expect(one.pass(200).atUs).toBe(300_000);
  expect(one.pass(150).atUs).toBe(100_000);
  expect(one.playback.mode).toBe('playing');
  one.setPace('even');
  const seen = new Set<number>();
  for (let i = 0; i < 60; i += 1) seen.add(one.pass(100).atUs);
  expect(Math.max(...seen)).toBeLessThan(400_000);
  expect(seen).toContain(100_000);
  one.setLoop(null);
  one.setPace('true');
  one.setSpeed(10);
  for (let i = 0; i < 12; i += 1) one.pass(1000);
  expect(one.playback.mode).toBe('live');
});

test('[TP7] a section that ends with the log is repeated too, and never becomes live', () => {
  const one = player(uneven);
  one.setLoop({ fromUs: 8_900_000, toUs: 99_000_000 });
  expect(one.playback.loop).toEqual({ fromUs: 8_900_000, toUs: 9_000_000 });
  one.play();
  one.pass(90);
  expect(one.pass(20).atUs).toBe(8_900_000);
});

test('[TP7] a section is held within the log; one with nothing in it changes nothing', () => {
  const one = player(uneven);
  one.setLoop({ fromUs: -5, toUs: 10_000 });
  const { loop } = one.playback;
  expect(loop).toEqual({ fromUs: 0, toUs: 10_000 });
  one.setLoop({ fromUs: 10_000, toUs: 10_000 });
  one.setLoop({ fromUs: 9_000_000, toUs: 10_000_000 });
  expect(one.playback.loop).toBe(loop);
});

test('[TP5] a page that stood still goes on from where it was', () => {
  const one = player(uneven);
  one.play();
  expect(one.pass(3_600_000).atUs).toBe(1_000_000);
});

test('[TP8] a place is gone to as it is, of several entries at one time too, and stands', () => {
  const one = player(uneven);
  one.play();
  one.goTo({ applied: 4, atUs: 900_000 });
  expect(one.cursor).toEqual({ applied: 4, atUs: 900_000 });
  expect(one.playback.mode).toBe('paused');
  one.goTo({ applied: 99, atUs: 900_000 });
  expect(one.cursor.applied).toBe(6);
});
