import { useEffect, useState } from 'react';
import { ReadingPage } from '../../reading/ReadingPage.tsx';
import { useClass } from '../state/classStore.ts';
import { AlreadyIn } from './AlreadyIn.tsx';
import { JoinForm } from './JoinForm.tsx';
import { WaitingRoom } from './WaitingRoom.tsx';

/** `/join` and `/join/:pin`: into a class, by its PIN and a nickname. Whoever is in one already finds the way back to it. */
export function JoinPage({ pin }: { pin: string | undefined }) {
  const me = useClass((state) => state.me);
  const [other, setOther] = useState(false);
  const [entered, setEntered] = useState(false);

  useEffect(() => {
    void useClass.getState().learnMe();
  }, []);

  const mine = me?.class ?? null;
  const elsewhere = pin !== undefined && mine !== null && mine.pin !== pin;
  return (
    <ReadingPage title="수업 들어가기 · 소켓랩">
      {entered ? (
        <WaitingRoom />
      ) : mine && !other && !elsewhere ? (
        <AlreadyIn mine={mine} onEnter={() => setEntered(true)} onOther={() => setOther(true)} />
      ) : (
        <JoinForm pin={pin ?? ''} onJoined={() => setEntered(true)} />
      )}
    </ReadingPage>
  );
}
