import { useLab } from '../../state/store.ts';
import { isDriving, isFollowing } from '../follow/driving.ts';
import { useClass } from '../state/classStore.ts';
import styles from './ClassBar.module.css';

/** A second line where there is something to say of the stage: whose it is, and why nothing can be run. */
export function StageLine() {
  const watching = useLab((state) => state.watching);
  const driver = useClass((state) => state.room?.stage.driverName ?? null);
  const waits = useClass((state) => isFollowing(state) && !isDriving(state) && state.room?.stage.lab === null);
  const locked = useClass((state) => state.room?.locked === true);
  const whose =
    driver === null ? (
      '강사의 무대'
    ) : (
      <>
        <bdi>{driver}</bdi>님의 무대
      </>
    );
  if (!watching && !waits) return null;
  return (
    <div className={styles.stageLine} data-watching={watching !== null} role="status">
      {watching && (
        <p data-testid="class-watching">
          <b>{whose}를 보고 있습니다.</b>{' '}
          {watching.over
            ? '무대의 실험실이 닫혔습니다. 다음 실행을 기다립니다.'
            : locked
              ? '내 코드와 실험실은 그대로 있습니다.'
              : '내 코드와 실험실은 그대로 있습니다. 따라가기를 끄면 돌아옵니다.'}
        </p>
      )}
      {!watching && waits && <p data-testid="class-waiting">{whose}에서 실행하면 여기에 나타납니다.</p>}
    </div>
  );
}
