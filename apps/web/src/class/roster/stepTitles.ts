import type { ClassPlace } from '@socketlab/protocol/class';
import { course } from '../../course/course.ts';
import { placesOf } from '../../course/courseIndex.ts';

const keyOf = ({ lesson, step }: ClassPlace) => `${lesson}/${step}`;
const known = new Map(
  placesOf(course).map(({ lesson, step, at }, order) => [
    keyOf({ lesson: lesson.id, step: step.id }),
    { order, title: `${at + 1}. ${step.title}`, lesson: lesson.title },
  ]),
);

/** What a step is called and where it stands in the course; null for one that this course does not have. */
export const stepFacts = (place: ClassPlace | null) => (place ? (known.get(keyOf(place)) ?? null) : null);
