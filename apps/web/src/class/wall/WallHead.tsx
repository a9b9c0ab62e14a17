import type { ClassState } from '@socketlab/protocol/class';
import { addressesOf, spokenAddress } from '../open/joinAddresses.ts';
import { pinText } from '../open/pinText.ts';
import { useClass } from '../state/classStore.ts';
import styles from './WallPage.module.css';

/** Always to be seen: which class, how one comes in, who is there, and whose stage it is. */
export function WallHead({ room }: { room: ClassState }) {
  const lost = useClass((state) => state.connection !== 'open');
  const [address = location.origin] = addressesOf(room.id);
  const { driverName } = room.stage;
  return (
    <header className={styles.head}>
      <h1>{room.title}</h1>
      {driverName !== null && (
        <p className={styles.driver} data-testid="wall-driver">
          {driverName}님의 무대
        </p>
      )}
      {lost && (
        <p className={styles.lost} role="status">
          다시 연결하는 중
        </p>
      )}
      <span className={styles.grow} />
      <p className={styles.people} data-testid="wall-people">
        {room.online}명{room.hands > 0 && <span> · 손든 학생 {room.hands}명</span>}
      </p>
      <p className={styles.way}>
        {spokenAddress(address)}
        <b translate="no">{pinText(room.pin)}</b>
      </p>
    </header>
  );
}
