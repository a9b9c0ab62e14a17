import { useEffect, useRef } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { course } from '../../course/course.ts';
import { findPlace, type Place, placesOf } from '../../course/courseIndex.ts';
import { lastPlace, rememberPlace } from '../../course/lastPlace.ts';
import { useStepOnPage } from '../../course/openStep.ts';
import { stepPath } from '../../course/paths.ts';
import { Shell } from '../../shell/Shell.tsx';
import { useStageCursor } from '../follow/useStageCursor.ts';
import { useRestart } from '../restart/useRestart.ts';
import { useClass } from '../state/classStore.ts';
import styles from './Classroom.module.css';
import { ClassStrip } from './ClassStrip.tsx';
import { TeachPane } from './TeachPane.tsx';
import { useFocusStays } from './useFocusStays.ts';
import { WatchStrip } from './WatchStrip.tsx';
import { useWatchedLab } from './watchStudent.ts';

/** The page that everybody has, with the class around it. Its addresses are those of the lessons, below `/class/teach`. */
export function Classroom() {
  useStageCursor();
  useRestart();
  useWatchedLab();
  const [path] = useLocation();
  return (
    <Switch>
      <Route path="/lessons/:lesson/:step?">
        {({ lesson, step }) => {
          const found = findPlace(course, lesson, step);
          if (found && 'place' in found) return <ClassroomAt place={found.place} />;
          const first = found?.lesson.steps[0];
          // What is no step stands outside the classroom: a lesson to print, or nothing at all.
          return <Redirect to={first && step === undefined ? stepPath(lesson, first.id) : `~${path}`} replace />;
        }}
      </Route>
      <Route path="/">
        <Redirect to={firstPath()} replace />
      </Route>
      <Route>
        <Redirect to={`~${path}`} replace />
      </Route>
    </Switch>
  );
}

/** The class's step; before it has one, where this browser was last, or the beginning. */
function firstPath(): string {
  const place = useClass.getState().room?.place ?? lastPlace();
  const found = place && findPlace(course, place.lesson, place.step);
  const at = found && 'place' in found ? found.place : placesOf(course)[0]!;
  return stepPath(at.lesson.id, at.step.id);
}

function ClassroomAt({ place }: { place: Place }) {
  const { lesson, step } = place;
  const strips = useRef<HTMLDivElement>(null);
  useFocusStays(strips);
  const connected = useClass((state) => state.connection === 'open');
  useEffect(() => {
    rememberPlace(lesson.id, step.id);
    void useStepOnPage.getState().open(lesson.id, step.id);
  }, [lesson, step]);
  useEffect(() => {
    if (!connected) return;
    const { room, ask } = useClass.getState();
    if (room?.place?.lesson === lesson.id && room.place.step === step.id) return;
    void ask({ kind: 'place', place: { lesson: lesson.id, step: step.id }, push: false });
  }, [lesson, step, connected]);
  return (
    <div className={styles.room}>
      <div ref={strips}>
        <ClassStrip />
        <WatchStrip />
      </div>
      <Shell place={place} pane={<TeachPane place={place} />} paneName="강의실" />
    </div>
  );
}
