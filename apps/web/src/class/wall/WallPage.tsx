import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Clients } from '../../computer/Clients.tsx';
import { Computer } from '../../computer/Computer.tsx';
import { Narration } from '../../narration/Narration.tsx';
import { Wire } from '../../stage/Wire.tsx';
import { useLab } from '../../state/store.ts';
import { useTicker } from '../../state/useTicker.ts';
import { useFollowStage } from '../follow/useFollowStage.ts';
import { JoinSign } from '../open/JoinSign.tsx';
import { useClass } from '../state/classStore.ts';
import { WallAside } from './WallAside.tsx';
import { WallHead } from './WallHead.tsx';
import styles from './WallPage.module.css';

/** `/class/wall`, 발표 화면: what the room sees. It shows the stage and the class's question, and has nothing to press; F fills the screen. */
export function WallPage() {
  const room = useClass((state) => state.room);
  const over = useClass((state) => state.over);
  const [asked, setAsked] = useState(false);
  const running = useLab((state) => state.watching !== null);
  useTicker();
  useFollowStage(true);
  useFullScreenKey();
  useEffect(() => {
    const { learnMe, enter } = useClass.getState();
    void learnMe().then((me) => {
      setAsked(true);
      if (me?.class?.role === 'instructor') enter('projector');
    });
  }, []);
  useEffect(() => {
    document.title = room ? `${room.title} · 소켓랩` : '발표 화면 · 소켓랩';
  }, [room]);

  if (over)
    return (
      <Message title="수업이 끝났습니다" text="수고하셨습니다. 강의는 각자의 브라우저에서 이어서 할 수 있습니다." />
    );
  if (!room) return asked ? <NotYet /> : null;
  return (
    <main className={styles.wall} data-testid="wall">
      <WallHead room={room} />
      <div className={styles.body}>
        {running ? (
          <section className={styles.stage} aria-label="무대" inert>
            <div className={styles.columns}>
              <Clients />
              <Wire />
              <Computer host="server" />
            </div>
            <Narration />
          </section>
        ) : (
          <section className={styles.sign} aria-label="들어오는 방법">
            <JoinSign classId={room.id} pin={room.pin} size="wide" />
          </section>
        )}
        <WallAside room={room} />
      </div>
    </main>
  );
}

function NotYet() {
  const me = useClass((state) => state.me);
  if (me?.class?.role === 'instructor') return <Message title="수업에 연결하는 중입니다" text="" />;
  return (
    <Message
      title="강사의 브라우저에서 여는 화면입니다"
      text="수업을 연 브라우저나 강사 링크를 연 기기에서 발표 화면을 엽니다."
      link
    />
  );
}

function Message({ title, text, link = false }: { title: string; text: string; link?: boolean }) {
  return (
    <main className={styles.message}>
      <h1>{title}</h1>
      <p>{text}</p>
      {link && <Link href="/class">수업 열기로</Link>}
    </main>
  );
}

/** F, wherever the layout puts it, fills the screen and gives it back. */
function useFullScreenKey(): void {
  useEffect(() => {
    const onKeyDown = ({ code, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (code !== 'KeyF' || ctrlKey || metaKey || altKey) return;
      // A browser may refuse: then the window stays as it is.
      const done = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen();
      done.catch(() => {});
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
