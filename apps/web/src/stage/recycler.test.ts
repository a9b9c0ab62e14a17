import { expect, it } from 'vitest';
import { createRecycler } from './recycler.ts';

interface Entry {
  id: number;
  look: string;
}
const entry = (id: number, look = 'ACK'): Entry => ({ id, look });
/** A recycler as a map from what is shown to its element, and the elements that are idle. */
function recycler(reserve = 0) {
  const recycle = createRecycler<Entry>();
  return (entries: Entry[], kept: number[] = []) => {
    const drawn = recycle(entries, { kept, reserve });
    const keys = new Map(drawn.filter(({ idle }) => !idle).map(({ key, entry }) => [entry.id, key]));
    return { keys, idle: drawn.filter(({ idle }) => idle).map(({ key }) => key) };
  };
}

it('[WB16] what stays keeps its element, and what leaves gives its own to what comes and looks the same', () => {
  const recycle = recycler();
  const first = recycle([entry(1), entry(2), entry(3, 'DATA')]).keys;
  const second = recycle([entry(2), entry(4, 'DATA'), entry(5)]).keys;
  expect(second.get(2)).toBe(first.get(2));
  expect(second.get(4)).toBe(first.get(3));
  expect(second.get(5)).toBe(first.get(1));
});

it('[WB16] no two entries share an element, and another look gets one of its own', () => {
  const recycle = recycler();
  const first = recycle([entry(1)]).keys;
  const second = recycle([entry(2), entry(3), entry(4, 'DATA')]).keys;
  expect(second.get(2)).toBe(first.get(1));
  expect(new Set(second.values()).size).toBe(3);
});

it('[WB16] an element with the focus is never handed on', () => {
  const recycle = recycler(9);
  const first = recycle([entry(1)]).keys;
  const second = recycle([entry(2)], [1]);
  expect(second.keys.get(2)).not.toBe(first.get(1));
  expect(second.idle).toEqual([]);
});

it('[WB16] some elements without an entry stay idle, to be used by what comes later', () => {
  const recycle = recycler(1);
  const first = recycle([entry(1), entry(2)]).keys;
  expect(recycle([]).idle).toEqual([first.get(1)]);
  expect(recycle([entry(3)]).keys.get(3)).toBe(first.get(1));
});

it('[WB16] drawing the same twice changes nothing', () => {
  const recycle = recycler(1);
  recycle([entry(1), entry(2), entry(3)]);
  const entries = [entry(2), entry(3)];
  expect(recycle(entries)).toEqual(recycle(entries));
});
