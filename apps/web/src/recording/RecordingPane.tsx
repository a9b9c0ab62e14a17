import { useMemo, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { course } from '../course/course.ts';
import { findPlace } from '../course/courseIndex.ts';
import { stepPath } from '../course/paths.ts';
import { FileInput } from '../design/FileInput.tsx';
import { experimentFrom } from '../freeLab/experiments.ts';
import { RerunChoice } from '../rerun/RerunChoice.tsx';
import { modeNames } from '../shell/modeNames.ts';
import type { ShownRecording } from '../state/labState.ts';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';
import { tellLiveLab } from '../static/liveLab.ts';
import { BookmarkList } from '../transport/BookmarkList.tsx';
import { openRecordingFile, useOpening } from './openRecording.ts';
import { proofWords } from './proofWords.ts';
import styles from './RecordingPane.module.css';
import { startWords } from './startWords.ts';

const fromWords: Record<ShownRecording['from'], string> = {
  file: '파일',
  server: '출처',
  lesson: '출처',
  memory: '이 페이지',
};

/** Beside the stage: what the kept run on it is, and where one can go from there. */
export function RecordingPane({ shown }: { shown: ShownRecording }) {
  const { header, from, name } = shown;
  const [, navigate] = useLocation();
  const picker = useRef<HTMLInputElement>(null);
  const problem = useOpening((state) => state.problem);
  const files = useLab((state) => state.files);
  const bookmarks = useLab((state) => state.bookmarks);
  const changed = useMemo(() => JSON.stringify(bookmarks) !== JSON.stringify(header.bookmarks), [bookmarks, header]);
  const place = header.place && findPlace(course, header.place.lesson, header.place.step ?? undefined);
  const step = place && 'place' in place ? place.place : null;
  const start = startWords(header.start);
  const { lead, doubt } = proofWords(from);

  return (
    <article className={styles.pane} lang="ko" data-testid="recording-pane">
      <header>
        <p className={styles.kicker}>기록</p>
        <h1>{header.title}</h1>
      </header>
      <p className={styles.lead}>{lead}</p>
      {problem && (
        <div role="alert" className={styles.problem} data-testid="recording-problem">
          <p>{problem.name}</p>
          <p>{problem.text}</p>
        </div>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>실행한 때</dt>
          <dd>{start}</dd>
        </div>
        <div>
          <dt>패킷</dt>
          <dd>{modeNames[header.mode]}</dd>
        </div>
        <div>
          <dt>이벤트</dt>
          <dd>{header.entries.toLocaleString('ko-KR')}개</dd>
        </div>
        {step && (
          <div>
            <dt>강의</dt>
            <dd>
              <Link href={stepPath(step.lesson.id, step.step.id)}>{step.step.title}</Link>
            </dd>
          </div>
        )}
        <div>
          <dt>{fromWords[from]}</dt>
          <dd className={styles.source}>{from === 'file' || from === 'memory' ? name : '링크로 연 기록'}</dd>
        </div>
      </dl>
      {doubt !== null && <p className={styles.small}>{doubt}</p>}
      <RerunChoice />
      <section className={styles.bookmarks} aria-labelledby="recording-bookmarks">
        <h2 id="recording-bookmarks">책갈피와 메모</h2>
        <BookmarkList />
        {changed && (
          <p className={styles.small} role="status">
            바꾼 책갈피와 메모는 이 브라우저 탭에만 있고, 탭을 닫으면 없어집니다. 위쪽의 <b>기록</b> 메뉴에서 파일로
            저장하면 함께 남습니다.
          </p>
        )}
      </section>
      <div className={styles.deeds}>
        <button
          type="button"
          onClick={() => {
            if (isStatic) return tellLiveLab('fork');
            const kept = files.map(({ host, name, mine }) => ({ host, name, mine }));
            navigate(`/lab/${experimentFrom(header.title, header.hosts, kept)}`);
          }}
        >
          <b>이 코드로 실험하기</b>
          <span>자유 실험실에 새 실험을 만들고 이 기록의 프로그램을 옮깁니다.</span>
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          <b>다른 기록 열기</b>
          <span>.socketlab 파일을 고르거나 페이지에 끌어다 놓습니다.</span>
        </button>
      </div>
      <FileInput
        ref={picker}
        accept=".socketlab"
        testId="recording-file"
        onFile={(file) => void openRecordingFile(file).then((opened) => opened && navigate('/recording'))}
      />
    </article>
  );
}
