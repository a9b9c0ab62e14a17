import { type CSSProperties, type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useLab } from '../../state/store.ts';
import { useTicker } from '../../state/useTicker.ts';
import { useFollowStage } from '../follow/useFollowStage.ts';
import { askAtLast } from '../state/askAtLast.ts';
import { useClass } from '../state/classStore.ts';
import { useFullScreenKey } from './useFullScreenKey.ts';
import { useWallTheme } from './useWallTheme.ts';
import { useWallZoom } from './useWallZoom.ts';
import { WallHead } from './WallHead.tsx';
import { WallJoin } from './WallJoin.tsx';
import styles from './WallPage.module.css';
import { WallSide } from './WallSide.tsx';
import { WallStage } from './WallStage.tsx';

/** 발표 화면: what may be on a wall, large enough for the last row. It asks for nothing, and nothing on it can be pressed. */
export function WallPage() {
  useFullScreenKey();
  useWallTheme();
  const zoom = useWallZoom();
  const mine = useClass((state) => state.me?.class ?? null);
  const asked = useClass((state) => state.me !== null);
  const over = useClass((state) => state.over);
  const entered = useClass((state) => state.room !== null);
  useEffect(() => {
    document.title = '발표 화면 · 소켓랩';
    void begin();
  }, []);
  return (
    <main className={styles.wall} style={{ '--scale': zoom } as CSSProperties} data-testid="wall" lang="ko">
      <h1 className="visuallyHidden">발표 화면</h1>
      {over ? (
        <Told what="수업이 끝났습니다." next="함께해 주셔서 고맙습니다." />
      ) : entered ? (
        <Wall />
      ) : asked && mine?.role !== 'instructor' ? (
        <Told what="발표 화면은 강사의 브라우저에서 엽니다.">
          <Link href="/class">수업 열기</Link>
        </Told>
      ) : (
        <Told what="수업에 연결하는 중입니다." />
      )}
    </main>
  );
}

async function begin(): Promise<void> {
  const me = await askAtLast(useClass.getState().learnMe);
  if (me?.class?.role === 'instructor') useClass.getState().enter('projector');
}

function Wall() {
  useTicker();
  useFollowStage(true);
  const shown = useLab((state) => state.watching !== null && state.timeline.events.length > 0 && state.revision >= 0);
  const aside = useClass(({ room }) => room?.poll !== null || room?.drill !== null);
  const lost = useClass((state) => state.connection !== 'open');
  return (
    <>
      <WallHead />
      {lost && (
        <p className={styles.lost} role="status">
          서버와 연결이 끊겼습니다. 다시 연결하는 중입니다.
        </p>
      )}
      <div className={styles.body} data-aside={aside} data-stage={shown}>
        {shown ? <WallStage withCode={!aside} /> : !aside && <WallJoin />}
        {aside && <WallSide />}
      </div>
    </>
  );
}

function Told({ what, next, children }: { what: string; next?: string; children?: ReactNode }) {
  return (
    <div className={styles.told} role="status">
      <h2>{what}</h2>
      {next && <p>{next}</p>}
      {children && <p>{children}</p>}
    </div>
  );
}
