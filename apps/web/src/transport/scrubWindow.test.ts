import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitTools } from './fitTools.ts';
import { followedWindow, grownWindow, leastWindow, windowWithin } from './scrubWindow.ts';

const length = 10_000;
const anywhere = fc.double({ min: -20_000, max: 20_000, noNaN: true });

test('[TP12] a window never leaves its run and never becomes too narrow', () => {
  fc.assert(
    fc.property(anywhere, anywhere, (from, to) => {
      const window = windowWithin(from, to, length, 'both');
      expect(window.from).toBeGreaterThanOrEqual(0);
      expect(window.to).toBeLessThanOrEqual(length);
      expect(window.to - window.from).toBeGreaterThanOrEqual(leastWindow(length) - 1e-6);
    }),
  );
  expect(windowWithin(990, 1000, length, 'from')).toMatchObject({ from: 900, to: 1000 });
  expect(windowWithin(500, 510, length, 'to')).toMatchObject({ from: 500, to: 600 });
  expect(windowWithin(-300, 200, length, 'both')).toMatchObject({ from: 0, to: 500 });
});

test('[TP12] a window at the end goes along with a run that grows; one in the middle stays', () => {
  const last = windowWithin(9000, 10_000, length, 'both');
  expect(grownWindow(last, 12_000)).toEqual({ from: 11_000, to: 12_000, follows: true });
  const middle = windowWithin(4000, 5000, length, 'both');
  expect(grownWindow(middle, 12_000)).toBe(middle);
});

test('[TP12] it turns a page when the cursor leaves it, comes to whoever jumps, and stays where a hand put it', () => {
  const window = windowWithin(4000, 5000, length, 'both');
  expect(followedWindow(window, 4990, 5010, { length, jumped: false })).toMatchObject({ from: 4860, to: 5860 });
  expect(followedWindow(window, 4010, 3990, { length, jumped: false })).toMatchObject({ from: 3140, to: 4140 });
  expect(followedWindow(window, 8000, 8001, { length, jumped: false })).toBe(window);
  expect(followedWindow(window, 8000, 9000, { length, jumped: true })).toMatchObject({ from: 8850, to: 9850 });
  expect(followedWindow(window, 4500, 4600, { length, jumped: true })).toBe(window);
});

test('[TP13] tools fold one after another, and what is used most stays longest', () => {
  const counts = [0, 0, 0];
  expect([...fitTools(0, counts)]).toEqual([]);
  expect([...fitTools(300, counts)]).toEqual(['speed', 'bookmarks']);
  expect([...fitTools(5000, counts)]).toHaveLength(5);
  expect(fitTools(660, [1000, 1000, 1000]).size).toBeLessThan(fitTools(660, counts).size);
  for (let width = 0; width < 900; width += 1)
    expect(fitTools(width + 1, counts).size).toBeGreaterThanOrEqual(fitTools(width, counts).size);
});
