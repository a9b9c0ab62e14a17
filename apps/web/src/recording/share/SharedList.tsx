import { type SharedRecording, sharingLimits } from '@socketlab/protocol/recordings';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import type { Answer } from '../../state/serverAnswer.ts';
import { deleteRecording, listRecordings } from './requests.ts';
import styles from './SharedList.module.css';
import { SharedRow } from './SharedRow.tsx';
import { useAddresses } from './useAddresses.ts';

interface SharedListProps {
  /** One of them is opened. */
  onOpen(): void;
  /** One of them is there no longer. */
  onDeleted?(id: string): void;
}

/** 서버에 둔 내 기록: what this browser has on the server. */
export function SharedList({ onOpen, onDeleted }: SharedListProps) {
  const [list, setList] = useState<Answer<SharedRecording[]> | null>(null);
  const [said, say] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useRef<HTMLParagraphElement>(null);
  const [origin] = useAddresses();
  const load = useCallback(async () => {
    setList(null);
    setList(await listRecordings());
  }, []);
  useEffect(() => {
    void load();
  }, [load]);

  const remove = async (id: string) => {
    const answer = await deleteRecording(id);
    setProblem(answer.ok ? null : answer.message);
    say(answer.ok ? '기록을 지웠습니다. 그 링크는 더 이상 열리지 않습니다.' : '');
    if (answer.ok) onDeleted?.(id);
    const now = await listRecordings();
    if (now.ok) setList(now);
    // The button that was pressed is gone.
    heading.current?.focus();
  };

  if (list === null) return <p className={styles.quiet}>목록을 불러오는 중입니다.</p>;
  if (!list.ok) {
    return (
      <div className={styles.problem} role="alert">
        <p>{list.message}</p>
        <Button className={controls.button!} onPress={() => void load()}>
          다시 불러오기
        </Button>
      </div>
    );
  }
  const { value: recordings } = list;
  return (
    <div data-testid="shared-list">
      <p className={styles.count} ref={heading} tabIndex={-1}>
        {recordings.length === 0
          ? '이 브라우저에서 서버에 둔 기록이 없습니다.'
          : `이 브라우저에서 둔 기록 ${recordings.length}개입니다. ${sharingLimits.perBrowser}개까지 둡니다.`}
      </p>
      <p role="status" className={styles.said}>
        {said}
      </p>
      <div role="alert">{problem !== null && <p className={styles.refusal}>{problem}</p>}</div>
      <ul className={styles.list}>
        {recordings.map((one) => (
          <SharedRow key={one.id} recording={one} origin={origin!} onOpen={onOpen} onDelete={() => remove(one.id)} />
        ))}
      </ul>
    </div>
  );
}
