import { classLimits, type OpenedClass, openedClassSchema } from '@socketlab/protocol/class';
import { type FormEvent, useId, useState } from 'react';
import { Link } from 'wouter';
import { useClass } from '../state/classStore.ts';
import styles from './ClassCard.module.css';
import { postClass } from './postClass.ts';
import { Refusal } from './Refusal.tsx';

/** A title and the instructor's name: a class needs no more. */
export function OpenForm({ onOpened }: { onOpened(opened: OpenedClass): void }) {
  const [title, setTitle] = useState('');
  const [instructor, setInstructor] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ids = { title: useId(), instructor: useId() };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (title.trim() === '' || instructor.trim() === '') {
      setRefusal('수업 이름과 강사 이름을 모두 적습니다.');
      document.getElementById(title.trim() === '' ? ids.title : ids.instructor)?.focus();
      return;
    }
    setBusy(true);
    setRefusal(null);
    const answer = await postClass('/api/classes', { title, instructor }, openedClassSchema);
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.message);
    onOpened(answer.value);
    await useClass.getState().learnMe();
  };

  return (
    <section className={styles.card} aria-labelledby="open-class">
      <p className={styles.kicker}>실시간 수업</p>
      <h1 className={styles.title} id="open-class">
        수업 열기
      </h1>
      <p className={styles.lead}>
        학생은 설치도 가입도 없이 PIN으로 들어와, 강사의 무대를 함께 보고 자기 실험실을 가집니다.
      </p>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles.field}>
          <label htmlFor={ids.title}>수업 이름</label>
          <input
            id={ids.title}
            className={styles.input}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
            maxLength={classLimits.titleChars}
            placeholder="TCP 소켓 첫 시간"
            autoComplete="off"
            required
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={ids.instructor}>강사 이름</label>
          <input
            id={ids.instructor}
            className={styles.input}
            value={instructor}
            onChange={({ currentTarget }) => setInstructor(currentTarget.value)}
            maxLength={120}
            autoComplete="name"
            required
          />
        </div>
        <Refusal text={refusal} />
        <button type="submit" className={styles.submit} aria-disabled={busy}>
          {busy ? '여는 중' : '수업 열기'}
        </button>
      </form>
      <p className={styles.foot}>
        학생이라면 <Link href="/join">PIN으로 들어갑니다</Link>.
      </p>
    </section>
  );
}
