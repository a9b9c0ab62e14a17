import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import { DialogFrame } from './DialogFrame.tsx';
import { MadeLink } from './MadeLink.tsx';
import { type Making, makeLink } from './makeLink.ts';
import { uploadRecording, whyNotStore } from './requests.ts';
import styles from './ShareDialog.module.css';
import { SharedList } from './SharedList.tsx';
import { sizeWords } from './shareWords.ts';
import { HowLong, WhatIsSeen } from './WhatIsSeen.tsx';

interface ShareDialogProps {
  /** The run as a file's bytes. Asked once for each link. */
  recording(): Promise<Uint8Array>;
  /** The moment on the stage, in microseconds from the lab's start. */
  atUs: number;
  title: string;
  /** Keeps the run as a file instead. */
  onSave(): void;
  onClose(): void;
}

/** 링크로 나누기: puts the run on the server and shows its link; behind it, what this browser has there. Closing it stops an upload. */
export function ShareDialog({ recording, atUs, title, onSave, onClose }: ShareDialogProps) {
  const [view, show] = useState<'link' | 'list'>('link');
  const [making, setMaking] = useState<Making>({ kind: 'ready' });
  const [whyNot, setWhyNot] = useState<string | null>(null);
  const attempt = useRef<AbortController | null>(null);
  useEffect(() => {
    let wanted = true;
    void whyNotStore().then((why) => wanted && setWhyNot(why));
    return () => {
      wanted = false;
      attempt.current?.abort();
    };
  }, []);
  const start = () => {
    attempt.current?.abort();
    attempt.current = new AbortController();
    const { signal } = attempt.current;
    void makeLink({ recording, upload: uploadRecording, onStep: setMaking, signal });
  };
  const stop = () => {
    attempt.current?.abort();
    setMaking({ kind: 'ready' });
  };
  // The link that was just made leads nowhere any more.
  const forget = (id: string) => {
    if (making.kind === 'stored' && making.stored.id === id) setMaking({ kind: 'ready' });
  };
  const isBusy = making.kind === 'writing' || making.kind === 'sending';
  const shutOut = whyNot !== null && !isBusy;

  if (view === 'list') {
    return (
      <DialogFrame title="서버에 둔 내 기록" onClose={onClose}>
        <SharedList onOpen={onClose} onDeleted={forget} />
        <footer className={styles.foot}>
          <Button className={controls.button!} onPress={() => show('link')} autoFocus>
            링크로 나누기
          </Button>
        </footer>
      </DialogFrame>
    );
  }
  return (
    <DialogFrame title="링크로 나누기" onClose={onClose} isBusy={isBusy}>
      <p className={styles.run}>{title}</p>
      {making.kind === 'stored' ? (
        <MadeLink stored={making.stored} atUs={atUs} />
      ) : shutOut ? (
        <p role="alert" className={styles.refusal}>
          {whyNot}
        </p>
      ) : (
        <>
          <WhatIsSeen />
          <Progress making={making} />
        </>
      )}
      <footer className={styles.foot}>
        <Button className={controls.quiet!} onPress={() => show('list')} isDisabled={isBusy}>
          서버에 둔 내 기록
        </Button>
        <span className={styles.gap} />
        {making.kind === 'stored' ? (
          <Button className={controls.button!} onPress={onClose}>
            닫기
          </Button>
        ) : shutOut ? (
          <Button key="instead" className={controls.primary!} onPress={onSave} autoFocus>
            파일로 저장
          </Button>
        ) : isBusy ? (
          // The focus stays where it was pressed.
          <Button key="deed" className={controls.button!} onPress={stop}>
            그만두기
          </Button>
        ) : (
          <Button key="deed" className={controls.primary!} onPress={start} autoFocus>
            {making.kind === 'failed' ? '다시 만들기' : '링크 만들기'}
          </Button>
        )}
      </footer>
    </DialogFrame>
  );
}

/** How long it would be kept; then how far it is, in the same place; or why it went no further. */
function Progress({ making }: { making: Making }) {
  const isBusy = making.kind === 'writing' || making.kind === 'sending';
  return (
    <>
      <div className={styles.progress}>
        {making.kind === 'sending' && <progress max={1} value={making.part} aria-label="기록을 올리는 중" />}
        {making.kind === 'writing' && <progress aria-label="기록을 만드는 중" />}
        {!isBusy && <HowLong />}
        {/* Always mounted, as the alert is, so that a screen reader hears what comes into it. */}
        <p role="status">
          {making.kind === 'writing' && '기록을 만드는 중입니다.'}
          {making.kind === 'sending' && `기록 ${sizeWords(making.bytes)}를 올리는 중입니다.`}
        </p>
      </div>
      <div role="alert">{making.kind === 'failed' && <p className={styles.refusal}>{making.message}</p>}</div>
    </>
  );
}
