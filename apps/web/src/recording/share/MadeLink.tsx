import type { StoredRecording } from '@socketlab/protocol/recordings';
import { useState } from 'react';
import { isOwnMachineOnly } from '../../class/open/joinAddressWords.ts';
import { QrCode } from '../../class/open/QrCode.tsx';
import { clockLabel } from '../../stage/timeGrid.ts';
import { CopyField } from './CopyField.tsx';
import styles from './MadeLink.module.css';
import { dayWords, linkTo } from './shareWords.ts';
import { useAddresses } from './useAddresses.ts';

/** The link that was made: to be copied, to be photographed, from the start or from the moment on the stage. */
export function MadeLink({ stored, atUs }: { stored: StoredRecording; atUs: number }) {
  const [fromHere, setFromHere] = useState(false);
  const addresses = useAddresses();
  const [picked, choose] = useState<string | null>(null);
  const chosen = addresses.find((one) => one === picked) ?? addresses[0]!;
  const link = linkTo(chosen, stored.id, fromHere ? atUs : null);
  return (
    <div className={styles.made} data-testid="made-link">
      <div className={styles.words}>
        <CopyField link={link} label="기록의 링크" autoFocus />
        <label className={styles.moment}>
          <input type="checkbox" checked={fromHere} onChange={({ target }) => setFromHere(target.checked)} />
          <span>
            지금 보는 순간부터 <small>{clockLabel(atUs)}에서 엽니다.</small>
          </span>
        </label>
        {addresses.length > 1 && (
          <fieldset className={styles.addresses}>
            <legend>링크에 담을 주소</legend>
            {addresses.map((one) => (
              <label key={one}>
                <input type="radio" name="share-address" checked={one === chosen} onChange={() => choose(one)} />
                {one.replace(/^https?:\/\//, '')}
              </label>
            ))}
          </fieldset>
        )}
        {isOwnMachineOnly(chosen) && (
          <p className={styles.note}>
            이 주소는 이 컴퓨터에서만 열립니다. 다른 기기에서 열려면 <code>npm start -- --host 0.0.0.0</code>으로
            시작합니다.
          </p>
        )}
        <p className={styles.small}>
          <b>{dayWords(stored.expiresAtMs)}</b>까지 열립니다. 링크를 아는 사람은 누구나 코드, 패킷, 메모를 봅니다.
        </p>
      </div>
      <div className={styles.code}>
        <QrCode text={link} label={`기록을 여는 QR 코드, ${link}`} />
      </div>
    </div>
  );
}
