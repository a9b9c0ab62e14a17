import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { course } from '../../course/course.ts';
import { findPlace } from '../../course/courseIndex.ts';
import { stepPath } from '../../course/paths.ts';
import { useClass } from '../state/classStore.ts';
import { isFollowing } from './driving.ts';
import { placeToGo, type SeenPlace, seenPlace } from './placeToGo.ts';

/** Which step an address names, where it names one. */
function stepAt(path: string) {
  const [, lesson, step] = /^\/lessons\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  return lesson !== undefined && step !== undefined ? { lesson, step } : null;
}

/** Takes a student's page to the step of the class. */
export function useFollowPlace(): void {
  const room = useClass((state) => state.room);
  const following = useClass(isFollowing);
  const driving = useClass((state) => state.room?.stage.driver === state.self?.member);
  const [path, navigate] = useLocation();
  const seen = useRef<SeenPlace | null>(null);
  useEffect(() => {
    if (!room) return;
    const now = seenPlace(room, following);
    const to = placeToGo(seen.current, now, stepAt(path));
    seen.current = now;
    const found = to && findPlace(course, to.lesson, to.step);
    // Whoever has the stage leads: the class comes to them.
    if (to && found && 'place' in found && !driving) navigate(stepPath(to.lesson, to.step));
  }, [room, following, driving, path, navigate]);
}
