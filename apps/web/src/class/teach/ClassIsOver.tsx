import { Link } from 'wouter';
import { ReadingPage } from '../../reading/ReadingPage.tsx';
import card from '../open/ClassCard.module.css';
import { useClass } from '../state/classStore.ts';
import { recordPath } from './recordPath.ts';

const reasons = {
  ended: '모두의 화면에 수업이 끝났다고 알렸습니다.',
  idle: '열두 시간 동안 아무 일도 없어 수업이 저절로 끝났습니다.',
  kicked: '이 브라우저는 수업에서 나왔습니다.',
  banned: '이 브라우저는 수업에서 나왔습니다.',
  left: '이 브라우저는 수업에서 나왔습니다.',
} as const;

/** The class is over; its record can still be taken along. */
export function ClassIsOver({ reason }: { reason: keyof typeof reasons }) {
  const room = useClass((state) => state.room);
  return (
    <ReadingPage title="끝난 수업 · 소켓랩">
      <section className={card.card} data-testid="class-over">
        <p className={card.kicker}>
          <bdi>{room?.title ?? '수업'}</bdi>
        </p>
        <h1 className={card.title}>
          {reason === 'ended' || reason === 'idle' ? '수업이 끝났습니다' : '수업에서 나왔습니다'}
        </h1>
        <p className={card.lead}>{reasons[reason]} 누가 무엇을 했는지는 기록으로 받을 수 있습니다.</p>
        <div className={card.ways}>
          {room && (
            <>
              <a className={card.submit} href={recordPath(room.id, 'csv')} download>
                기록 받기(CSV)
              </a>
              <a className={card.second} href={recordPath(room.id, 'json')} download>
                기록 받기(JSON)
              </a>
            </>
          )}
        </div>
        <p className={card.foot}>
          <Link href="~/class">새 수업 열기</Link> 또는 <Link href="~/">처음으로</Link>
        </p>
      </section>
    </ReadingPage>
  );
}
