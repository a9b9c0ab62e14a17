import { useEffect } from 'react';
import { useLab } from '../../state/store.ts';
import { useClass } from '../state/classStore.ts';
import { stopWatching, watchLab } from '../watch/watchLab.ts';
import { isDriving, isFollowing } from './driving.ts';
import { showCursor } from './showCursor.ts';

/**
 * While the page follows, what is on the stage is on the page, at the moment where the stage's cursor stands. Between two labs of the
 * stage the last picture stays. `always`: a wall, which has nothing else to show.
 */
export function useFollowStage(always = false): void {
  const follows = useClass((state) => always || (isFollowing(state) && !isDriving(state)));
  const stage = useClass((state) => state.room?.stage.lab ?? null);
  const cursor = useClass((state) => state.room?.cursor ?? null);

  useEffect(() => {
    if (!follows) stopWatching();
    else if (stage !== null) watchLab(stage, '무대');
  }, [follows, stage]);
  useEffect(() => stopWatching, []);

  useEffect(() => {
    if (!follows || !cursor || showCursor(useLab, cursor)) return;
    // The entries it speaks of are still on their way.
    const stop = useLab.subscribe((now, before) => {
      if ((now.revision !== before.revision || now.watching !== before.watching) && showCursor(useLab, cursor)) stop();
    });
    return stop;
  }, [follows, cursor]);
}
