import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import { Icon } from '../../design/Icon.tsx';
import styles from './JoinSign.module.css';
import { addressesOf } from './joinAddresses.ts';
import { isOwnMachineOnly, joinLink, spokenAddress } from './joinAddressWords.ts';
import { pinText } from './pinText.ts';
import { QrCode } from './QrCode.tsx';

interface JoinSignProps {
  classId: string;
  pin: string;
  /** `wide`: as large as the screen, without a way to enlarge it further. */
  size: 'card' | 'wide';
}

/** How one comes into a class: PIN, address, and both as a QR code. */
export function JoinSign({ classId, pin, size }: JoinSignProps) {
  const addresses = addressesOf(classId);
  const [picked, choose] = useState<string | null>(null);
  const chosen = addresses.find((one) => one === picked) ?? addresses[0]!;
  const code = <QrCode text={joinLink(chosen, pin)} label={`수업에 들어가는 QR 코드, ${joinLink(chosen, pin)}`} />;
  return (
    <div className={styles.sign} data-size={size}>
      <div className={styles.words}>
        <p className={styles.label}>PIN</p>
        <p className={styles.pin} data-testid="class-pin" translate="no">
          {pinText(pin)}
        </p>
        <p className={styles.label}>들어오는 주소</p>
        {addresses.length === 1 || size === 'wide' ? (
          <p className={styles.address} data-testid="join-address">
            {spokenAddress(chosen)}
          </p>
        ) : (
          <fieldset className={styles.addresses}>
            <legend className="visuallyHidden">QR 코드에 담을 주소</legend>
            {addresses.map((one) => (
              <label key={one} data-testid="join-address" data-chosen={one === chosen}>
                <input
                  type="radio"
                  name="join-address"
                  className="visuallyHidden"
                  checked={one === chosen}
                  onChange={() => choose(one)}
                />
                {spokenAddress(one)}
              </label>
            ))}
          </fieldset>
        )}
        {isOwnMachineOnly(chosen) && (
          <p className={styles.note}>
            이 주소는 이 컴퓨터에서만 열립니다. 학생이 다른 기기에서 들어오려면 서버를 다른 기기에 열어 시작합니다.
          </p>
        )}
      </div>
      {size === 'wide' ? (
        <div className={styles.code}>{code}</div>
      ) : (
        <DialogTrigger>
          <Button className={styles.enlarge!} aria-label="PIN과 QR 코드 크게 보기">
            {code}
            <span className={styles.enlargeWord}>크게 보기</span>
          </Button>
          <SignDialog classId={classId} pin={pin} />
        </DialogTrigger>
      )}
    </div>
  );
}

/** The same, over the whole screen. Stands in a `DialogTrigger`. */
export function SignDialog({ classId, pin }: { classId: string; pin: string }) {
  return (
    <ModalOverlay className={styles.overlay!} isDismissable>
      <Modal className={styles.modal!}>
        <Dialog className={styles.dialog!} aria-label="수업에 들어오는 방법">
          {({ close }) => (
            <>
              <JoinSign classId={classId} pin={pin} size="wide" />
              <Button className={`${controls.icon} ${styles.close}`} aria-label="닫기" onPress={close} autoFocus>
                <Icon name="close" />
              </Button>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
