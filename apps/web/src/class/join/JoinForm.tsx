import { joinedClassSchema } from '@socketlab/protocol/class';
import { type FormEvent, useId, useRef, useState } from 'react';
import styles from '../open/ClassCard.module.css';
import { pinDigits } from '../open/pinText.ts';
import { postClass } from '../open/postClass.ts';
import { Refusal } from '../open/Refusal.tsx';
import { useClass } from '../state/classStore.ts';
import { PinInput } from './PinInput.tsx';

/** PIN and nickname. A PIN that is whole hands on to the nickname; a refusal stays until something is changed. */
export function JoinForm({ pin: given, onJoined }: { pin: string; onJoined(): void }) {
  const [pin, setPin] = useState(pinDigits(given));
  const [nickname, setNickname] = useState('');
  const [refusal, setRefusal] = useState<{ text: string; of: 'pin' | 'nickname' | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const ids = { pin: useId(), nickname: useId(), hint: useId() };
  const pinInput = useRef<HTMLInputElement>(null);
  const nameInput = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (pin.length < 6) {
      setRefusal({ text: 'PIN은 숫자 여섯 자리입니다. 화면에 보이는 대로 적습니다.', of: 'pin' });
      pinInput.current?.focus();
      return;
    }
    if (nickname.trim() === '') {
      setRefusal({ text: '별명을 적습니다. 강사와 발표 화면에 이 이름으로 보입니다.', of: 'nickname' });
      nameInput.current?.focus();
      return;
    }
    setBusy(true);
    setRefusal(null);
    const answer = await postClass('/api/join', { pin, nickname }, joinedClassSchema);
    if (answer.ok) {
      await useClass.getState().learnMe();
      return onJoined();
    }
    setBusy(false);
    setRefusal({ text: answer.message, of: null });
  };

  return (
    <section className={styles.card} aria-labelledby={`${ids.pin}-title`}>
      <p className={styles.kicker}>실시간 수업</p>
      <h1 className={styles.title} id={`${ids.pin}-title`}>
        수업 들어가기
      </h1>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles.field}>
          <label htmlFor={ids.pin}>PIN</label>
          <PinInput
            id={ids.pin}
            ref={pinInput}
            value={pin}
            isInvalid={refusal?.of === 'pin'}
            onChange={(next) => {
              setPin(next);
              setRefusal(null);
              if (next.length === 6 && pin.length < 6) nameInput.current?.focus();
            }}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={ids.nickname}>별명</label>
          <input
            ref={nameInput}
            id={ids.nickname}
            className={styles.input}
            value={nickname}
            onChange={({ currentTarget }) => {
              setNickname(currentTarget.value);
              setRefusal(null);
            }}
            autoComplete="nickname"
            maxLength={120}
            aria-describedby={ids.hint}
            aria-invalid={refusal?.of === 'nickname'}
            required
          />
          <p className={styles.hint} id={ids.hint}>
            20글자까지. 강사와 발표 화면에 이 이름으로 보입니다.
          </p>
        </div>
        <Refusal text={refusal?.text ?? null} />
        <button type="submit" className={styles.submit} aria-disabled={busy}>
          {busy ? '들어가는 중' : '들어가기'}
        </button>
      </form>
    </section>
  );
}
