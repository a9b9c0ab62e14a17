import { joinedClassSchema } from '@socketlab/protocol/class';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ReadingPage } from '../../reading/ReadingPage.tsx';
import { useClass } from '../state/classStore.ts';
import styles from './ClassCard.module.css';
import { postClass } from './postClass.ts';

/** `/class/recover#secret`: makes this browser the instructor's. The secret leaves the address bar, and so the history, at once. */
export function RecoverPage() {
  const [, navigate] = useLocation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const secret = useRef<string | null>(null);

  const recover = useCallback(async () => {
    setRefusal(null);
    const answer = await postClass('/api/classes/recover', { secret: secret.current ?? '' }, joinedClassSchema);
    if (!answer.ok) return setRefusal(answer.message);
    await useClass.getState().learnMe();
    navigate('/class/teach', { replace: true });
  }, [navigate]);

  useEffect(() => {
    if (secret.current !== null) return;
    secret.current = location.hash.slice(1);
    history.replaceState(history.state, '', location.pathname);
    if (secret.current === '') setRefusal('강사 링크에 비밀 글자가 없습니다. 수업을 열 때 받은 링크를 그대로 엽니다.');
    else void recover();
  }, [recover]);

  return (
    <ReadingPage title="강사로 돌아가기 · 소켓랩">
      <section className={styles.card} aria-busy={refusal === null}>
        <p className={styles.kicker}>강사 링크</p>
        <h1 className={styles.title}>
          {refusal === null ? '강의실로 돌아가는 중입니다' : '강의실로 돌아가지 못했습니다'}
        </h1>
        <div role="alert">{refusal !== null && <p className={styles.lead}>{refusal}</p>}</div>
        {refusal !== null && (
          <div className={styles.ways}>
            {secret.current !== '' && (
              <button type="button" className={styles.submit} onClick={() => void recover()}>
                다시 시도
              </button>
            )}
            <Link className={styles.second} href="/class">
              수업 열기로
            </Link>
          </div>
        )}
      </section>
    </ReadingPage>
  );
}
