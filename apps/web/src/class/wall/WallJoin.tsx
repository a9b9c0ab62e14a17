import { addressesOf, joinLink, spokenAddress } from '../open/joinAddresses.ts';
import { pinText } from '../open/pinText.ts';
import { QrCode } from '../open/QrCode.tsx';
import { useClass } from '../state/classStore.ts';
import styles from './WallJoin.module.css';

/** While nothing is on the stage: how to come in, as large as the wall. */
export function WallJoin() {
  const room = useClass((state) => state.room);
  const [address] = room ? addressesOf(room.id) : [];
  if (!room || !address) return null;
  return (
    <section className={styles.join} aria-label="수업에 들어오는 방법" data-testid="wall-join">
      <div>
        <p className={styles.label}>주소창에 적습니다</p>
        <p className={styles.address} translate="no">
          {spokenAddress(address)}
        </p>
        <p className={styles.label}>PIN</p>
        <p className={styles.pin} translate="no">
          {pinText(room.pin)}
        </p>
        <p className={styles.members}>
          {room.online === 0 ? '아직 아무도 들어오지 않았습니다.' : `${room.online}명이 들어왔습니다.`}
        </p>
      </div>
      <div className={styles.code}>
        <QrCode text={joinLink(address, room.pin)} label={`수업에 들어가는 QR 코드, ${joinLink(address, room.pin)}`} />
      </div>
    </section>
  );
}
