import { useLab } from '../../state/store.ts';
import { useClass } from '../state/classStore.ts';
import styles from './ClassStrip.module.css';
import { useTeach } from './teachStore.ts';
import { backToOwnLab, watchStage } from './watchStudent.ts';

/** Whose lab stands on this page's stage, where it is not the instructor's own; and who drives the class's stage. */
export function WatchStrip() {
  const watched = useTeach((state) => state.watched);
  const shown = useLab((state) => state.watching?.lab ?? null);
  const stage = useClass((state) => state.room?.stage ?? null);
  const { ask } = useClass.getState();
  const driver = stage?.driver != null ? (stage.driverName ?? '학생') : null;
  if (!watched && driver === null && shown === null) return null;
  const drivesWatched = watched !== null && watched.member === stage?.driver;
  const onStage = shown !== null && shown === stage?.lab && !watched;
  return (
    <div className={styles.watch} role="status" data-testid="watch-strip">
      <p>
        {watched && (
          <>
            <b>
              <bdi>{watched.nickname}</bdi>
            </b>
            {drivesWatched ? '님이 무대를 맡고 있습니다. 그 실험실을' : '님의 실험실을'} 보고 있습니다. 학생도 알고
            있습니다.{' '}
          </>
        )}
        {driver !== null && !drivesWatched && (
          <>
            <b>
              <bdi>{driver}</bdi>
            </b>
            님이 무대를 맡고 있습니다.
          </>
        )}
      </p>
      {(watched || shown !== null) && (
        <button type="button" onClick={backToOwnLab}>
          내 실험실로
        </button>
      )}
      {driver !== null && stage?.lab && !onStage && !watched && (
        <button type="button" onClick={() => watchStage(stage.lab!, driver)}>
          무대 보기
        </button>
      )}
      {driver !== null && (
        <button type="button" onClick={() => void ask({ kind: 'handStage', member: null })}>
          무대 돌려받기
        </button>
      )}
    </div>
  );
}
