/** The course without its contents: what every page of it needs. The lessons themselves come one by one. */
export interface CourseIndex {
  title: string;
  parts: readonly IndexPart[];
}

export interface IndexPart {
  id: string;
  title: string;
  lessons: readonly IndexLesson[];
}

export interface IndexLesson {
  id: string;
  title: string;
  steps: readonly IndexStep[];
}

export interface IndexStep {
  id: string;
  title: string;
  /** Ids, as progress is kept by them. */
  tasks: readonly string[];
  prediction: string | null;
  exercise: string | null;
}

/** What parts and lessons are about, by their ids. Apart from the index: the course's first page says it, a lesson's does not. */
export interface Summaries {
  parts: Readonly<Record<string, string>>;
  lessons: Readonly<Record<string, string>>;
}

/** One step with all that it stands in. */
export interface Place {
  part: IndexPart;
  lesson: IndexLesson;
  step: IndexStep;
  /** Of the step in its lesson; counts from 0. */
  at: number;
}

/** Every step of the course in the order of reading. */
export function placesOf(course: CourseIndex): readonly Place[] {
  return course.parts.flatMap((part) =>
    part.lessons.flatMap((lesson) => lesson.steps.map((step, at) => ({ part, lesson, step, at }))),
  );
}

/** What an address names: a step, a lesson alone, or nothing that is there. */
export function findPlace(
  course: CourseIndex,
  lessonId: string,
  stepId: string | undefined,
): { place: Place } | { lesson: IndexLesson } | null {
  const places = placesOf(course).filter((place) => place.lesson.id === lessonId);
  const [first] = places;
  if (!first) return null;
  const place = places.find((one) => one.step.id === stepId);
  return place ? { place } : { lesson: first.lesson };
}

/** The steps before and after, across lessons. */
export function neighborsOf(course: CourseIndex, place: Place): { previous: Place | null; next: Place | null } {
  const places = placesOf(course);
  const at = places.findIndex((one) => one.step === place.step);
  return { previous: places[at - 1] ?? null, next: places[at + 1] ?? null };
}
