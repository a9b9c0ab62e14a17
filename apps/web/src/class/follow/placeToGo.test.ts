import { expect, test } from 'vitest';
import { placeToGo, type SeenPlace } from './placeToGo.ts';

const one = { lesson: 'tcp', step: 'one' };
const two = { lesson: 'tcp', step: 'two' };
const seen = (part: Partial<SeenPlace>): SeenPlace => ({
  following: true,
  place: one,
  pushes: 0,
  locked: false,
  ...part,
});

test('[CL77] whoever follows goes along with the class, from the moment they follow', () => {
  expect(placeToGo(null, seen({}), two)).toEqual(one);
  expect(placeToGo(seen({}), seen({ place: two }), one)).toEqual(two);
  expect(placeToGo(seen({ following: false }), seen({}), two)).toEqual(one);
  expect(placeToGo(seen({}), seen({}), one)).toBeNull();
  expect(placeToGo(null, seen({ place: null }), two)).toBeNull();
});

test('[CL77] whoever follows may look elsewhere until the class goes on, unless everybody has to follow', () => {
  expect(placeToGo(seen({}), seen({}), two)).toBeNull();
  expect(placeToGo(seen({ locked: true }), seen({ locked: true, following: true }), two)).toEqual(one);
});

test('[CL77] whoever does not follow is taken along by a push, once', () => {
  const alone = seen({ following: false });
  expect(placeToGo(alone, seen({ following: false, place: two }), one)).toBeNull();
  expect(placeToGo(alone, seen({ following: false, place: two, pushes: 1 }), one)).toEqual(two);
  expect(placeToGo(seen({ following: false, pushes: 1 }), seen({ following: false, pushes: 1 }), two)).toBeNull();
  expect(placeToGo(null, seen({ following: false, pushes: 3 }), two)).toBeNull();
});
