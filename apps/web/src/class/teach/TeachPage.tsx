import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { ReadingPage } from '../../reading/ReadingPage.tsx';
import card from '../open/ClassCard.module.css';
import { useClass } from '../state/classStore.ts';
import { ClassIsOver } from './ClassIsOver.tsx';
import { Classroom } from './Classroom.tsx';

/** `/class/teach`: the instructor's page, from the first connection to the end of the class. */
export function TeachPage() {
  const me = useClass((state) => state.me);
  const over = useClass((state) => state.over);
  const entered = useClass((state) => state.room !== null);
  const connection = useClass((state) => state.connection);
  const [asked, setAsked] = useState(false);
  const begin = async () => {
    setAsked(false);
    const { me: before, learnMe, enter } = useClass.getState();
    const known = before?.class ? before : await learnMe();
    if (known?.class?.role === 'instructor') enter('instructor');
    setAsked(true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once
  useEffect(() => void begin(), []);

  const mine = me?.class?.role === 'instructor' ? me.class : null;
  if (over) return <ClassIsOver reason={over} />;
  if (entered) return <Classroom />;
  if (mine && connection !== 'refused') return <Waiting text="강의실에 들어가는 중입니다." />;
  if (!asked) return <Waiting text="서버에 묻는 중입니다." />;
  return (
    <ReadingPage title="강의실 · 소켓랩">
      <section className={card.card}>
        <p className={card.kicker}>강의실</p>
        <h1 className={card.title}>{me ? '이 브라우저에는 열린 수업이 없습니다' : '서버가 답하지 않았습니다'}</h1>
        <p className={card.lead}>
          {me
            ? '수업을 새로 열거나, 수업을 열 때 받은 강사 링크로 돌아옵니다.'
            : '서버가 켜져 있는지, 네트워크에 연결되어 있는지 확인하고 다시 시도합니다.'}
        </p>
        <div className={card.ways}>
          {me ? (
            <>
              <Link className={card.submit} href="~/class">
                수업 열기
              </Link>
              <Link className={card.second} href="~/join">
                PIN으로 들어가기
              </Link>
            </>
          ) : (
            <button type="button" className={card.submit} onClick={() => void begin()}>
              다시 시도
            </button>
          )}
        </div>
      </section>
    </ReadingPage>
  );
}

function Waiting({ text }: { text: string }) {
  return (
    <ReadingPage title="강의실 · 소켓랩">
      <section className={card.card} role="status">
        <p className={card.kicker}>강의실</p>
        <h1 className={card.title}>{text}</h1>
      </section>
    </ReadingPage>
  );
}
