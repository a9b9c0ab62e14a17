import { useLab } from '../../state/store.ts';
import { addressesOf, spokenAddress } from '../open/joinAddresses.ts';
import { pinText } from '../open/pinText.ts';
import { useClass } from '../state/classStore.ts';
import styles from './WallPage.module.css';

/** Which class this is, how many are here, and in the corner how one comes in. */
export function WallHead() {
  const room = useClass((state) => state.room);
  const over = useLab((state) => state.watching?.over === true);
  if (!room) return null;
  const [address] = addressesOf(room.id);
  return (
    <header className={styles.head}>
      <b className={styles.title}>
        <bdi>{room.title}</bdi>
      </b>
      <span className={styles.count} data-testid="wall-people">
        {room.online}명
      </span>
      {room.hands > 0 && (
        <span className={styles.hands} data-testid="wall-hands">
          손든 학생 {room.hands}명
        </span>
      )}
      {room.stage.driverName !== null && (
        <span className={styles.driver} data-testid="wall-driver">
          <bdi>{room.stage.driverName}</bdi>
          <span>님의 무대</span>
        </span>
      )}
      {over && <span className={styles.count}>무대의 실험실이 닫혔습니다</span>}
      <span className={styles.grow} />
      {address && <span className={styles.address}>{spokenAddress(address)}</span>}
      <span className={styles.pin} data-testid="wall-pin">
        PIN <b translate="no">{pinText(room.pin)}</b>
      </span>
    </header>
  );
}
