import { useEffect } from 'react';
import { Redirect } from 'wouter';
import { course } from '../course/course.ts';
import { findPlace, type Place } from '../course/courseIndex.ts';
import { lastStepOf, rememberPlace } from '../course/lastPlace.ts';
import { useStepOnPage } from '../course/openStep.ts';
import { stepPath } from '../course/paths.ts';
import { LaterPage } from '../reading/LaterPage.tsx';
import { Shell } from '../shell/Shell.tsx';
import { LessonPane } from './LessonPane.tsx';

/** Rarely met, and not for every lesson to carry along. */
const unknown = async () => (await import('../reading/UnknownPlace.tsx')).UnknownPlace;

/** A step by its address. A lesson alone leads to where the student left it; what is not there is said, with a way on. */
export function LessonPage({ lesson, step }: { lesson: string; step: string | undefined }) {
  const found = findPlace(course, lesson, step);
  if (!found) return <LaterPage load={unknown} props={{}} />;
  if ('place' in found) return <LessonAt place={found.place} />;
  if (step !== undefined) return <LaterPage load={unknown} props={{ lesson: found.lesson }} />;
  const last = found.lesson.steps.find((one) => one.id === lastStepOf(lesson)) ?? found.lesson.steps[0];
  return last ? <Redirect to={stepPath(lesson, last.id)} replace /> : <LaterPage load={unknown} props={{}} />;
}

function LessonAt({ place }: { place: Place }) {
  const { lesson, step } = place;
  useEffect(() => {
    rememberPlace(lesson.id, step.id);
    void useStepOnPage.getState().open(lesson.id, step.id);
  }, [lesson, step]);
  return <Shell place={place} pane={<LessonPane place={place} />} paneName="수업" />;
}
