import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { ReadingPage } from '../../reading/ReadingPage.tsx';
import { useClass } from '../state/classStore.ts';
import { AlreadyIn } from './AlreadyIn.tsx';
import { classPath } from './classPath.ts';
import { JoinForm } from './JoinForm.tsx';

/** `/join` and `/join/:pin`: into a class, by its PIN and a nickname. Whoever is in one already finds the way back to it. */
export function JoinPage({ pin }: { pin: string | undefined }) {
  const me = useClass((state) => state.me);
  const [, navigate] = useLocation();
  const [other, setOther] = useState(false);

  useEffect(() => {
    void useClass.getState().learnMe();
  }, []);

  const mine = me?.class ?? null;
  const elsewhere = pin !== undefined && mine !== null && mine.pin !== pin;
  return (
    <ReadingPage title="수업 들어가기 · 소켓랩">
      {mine && !other && !elsewhere ? (
        <AlreadyIn mine={mine} onOther={() => setOther(true)} />
      ) : (
        <JoinForm pin={pin ?? ''} onJoined={async () => navigate(await classPath(), { replace: true })} />
      )}
    </ReadingPage>
  );
}
