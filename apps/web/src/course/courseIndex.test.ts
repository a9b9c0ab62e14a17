import { expect, test } from 'vitest';
import { type CourseIndex, findPlace, neighborsOf, placesOf } from './courseIndex.ts';

const step = (id: string) => ({ id, title: id, tasks: [], prediction: null, exercise: null });
const lesson = (id: string, steps: string[]) => ({ id, title: id, steps: steps.map(step) });
const course: CourseIndex = {
  title: '강의',
  parts: [
    { id: 'one', title: '하나', lessons: [lesson('a', ['a1', 'a2']), lesson('b', ['b1'])] },
    { id: 'two', title: '둘', lessons: [lesson('c', ['c1'])] },
  ],
};
const places = placesOf(course);
const idOf = (place: { step: { id: string } } | null) => place?.step.id ?? null;

test('[RD5] the way on leads across lessons and parts, and ends with the course', () => {
  const way = places.map((place) => {
    const { previous, next } = neighborsOf(course, place);
    return [idOf(previous), place.step.id, idOf(next)];
  });
  expect(way).toEqual([
    [null, 'a1', 'a2'],
    ['a1', 'a2', 'b1'],
    ['a2', 'b1', 'c1'],
    ['b1', 'c1', null],
  ]);
});

test('[RD4] an address names a step, a lesson alone, or nothing', () => {
  expect(findPlace(course, 'b', 'b1')).toEqual({ place: places[2] });
  expect(findPlace(course, 'b', 'gone')).toEqual({ lesson: course.parts[0]!.lessons[1] });
  expect(findPlace(course, 'b', undefined)).toEqual({ lesson: course.parts[0]!.lessons[1] });
  expect(findPlace(course, 'gone', 'b1')).toBeNull();
});
