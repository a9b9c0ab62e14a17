import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import type { Notice } from '../state/labState.ts';
import { useLab } from '../state/store.ts';
import styles from './Notices.module.css';

/** Information goes by itself; an error stays until it is read. With a way back there is longer to think. */
const infoMs = 9000;
const undoMs = 30_000;

/** What the page owes the student: refusals by the server, and why something was not done. */
export function Notices() {
  const notices = useLab((state) => state.notices);
  return (
    <div className={styles.stack}>
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const dismiss = useLab((state) => state.dismissNotice);
  useEffect(() => {
    if (notice.tone !== 'info') return;
    const timer = setTimeout(() => dismiss(notice.id), notice.undo ? undoMs : infoMs);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return (
    <div
      data-testid="notice"
      className={styles.notice}
      data-tone={notice.tone}
      role={notice.tone === 'error' ? 'alert' : 'status'}
    >
      <p>
        {notice.text}
        {notice.code && <code className={styles.code}>{notice.code}</code>}
      </p>
      {notice.undo && (
        <Button
          className={styles.undo!}
          onPress={() => {
            notice.undo?.run();
            dismiss(notice.id);
          }}
        >
          {notice.undo.label}
        </Button>
      )}
      <Button className={controls.quiet ?? ''} aria-label="알림 닫기" onPress={() => dismiss(notice.id)}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
