import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { FileInput } from '../design/FileInput.tsx';
import { ReadingPage } from '../reading/ReadingPage.tsx';
import styles from './EmptyRecording.module.css';
import { openRecordingFile, useOpening } from './openRecording.ts';

/** What stands at `/recording` before there is one: the way in, what is on its way, or why it could not be opened. */
export function EmptyRecording() {
  const opening = useOpening((state) => state.opening);
  const problem = useOpening((state) => state.problem);
  const picker = useRef<HTMLInputElement>(null);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) alert.current?.focus();
  }, [problem]);

  return (
    <ReadingPage title="기록 열기 · 소켓랩">
      <h1 className={styles.title}>기록 열기</h1>
      <p className={styles.lead}>
        저장한 실행을 그대로 다시 봅니다. 실험실 없이도 무대, 패킷의 바이트, 실행된 줄이 모두 나오고, 어느 순간으로든 갈
        수 있습니다.
      </p>
      {opening ? (
        <section className={styles.card} aria-label="여는 중" aria-busy="true">
          <p className={styles.name}>{opening.name}</p>
          <progress className={styles.progress} max={1} value={opening.part} aria-label="기록을 여는 중" />
          <p className={styles.small}>기록을 여는 중입니다.</p>
        </section>
      ) : (
        <section className={styles.card} data-problem={problem !== null || undefined} aria-label="파일 고르기">
          {problem && (
            <div ref={alert} role="alert" tabIndex={-1} className={styles.problem} data-testid="recording-problem">
              <p className={styles.name}>{problem.name}</p>
              <p>{problem.text}</p>
            </div>
          )}
          <p>
            <b>.socketlab</b> 파일을 이 페이지에 끌어다 놓거나 고릅니다.
          </p>
          <button type="button" className={styles.choose} onClick={() => picker.current?.click()}>
            파일 고르기
          </button>
          <FileInput
            ref={picker}
            accept=".socketlab"
            testId="recording-file"
            onFile={(file) => void openRecordingFile(file)}
          />
        </section>
      )}
      <p className={styles.small}>
        기록은 강의나 <Link href="/lab">자유 실험실</Link>에서 실행한 뒤 위쪽의 <b>기록</b> 메뉴로 저장합니다.
      </p>
    </ReadingPage>
  );
}
