import { stepPath } from '../../course/paths.ts';
import { useClass } from '../state/classStore.ts';

/** Nobody is kept at the door for longer: the class's place reaches a page that is elsewhere, too. */
const patienceMs = 2500;

/** Enters the class and resolves with the address of the step that is taught, or of the course where there is none yet. */
export async function classPath(): Promise<string> {
  useClass.getState().enter('student');
  await new Promise<void>((resolve) => {
    const known = () => useClass.getState().room !== null;
    if (known()) return resolve();
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, patienceMs);
    const stop = useClass.subscribe(() => known() && done());
  });
  const place = useClass.getState().room?.place;
  return place ? stepPath(place.lesson, place.step) : '/';
}
