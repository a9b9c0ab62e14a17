import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { course } from '../../course/course.ts';
import { placesOf } from '../../course/courseIndex.ts';
import { stepPath } from '../../course/paths.ts';
import styles from '../open/ClassCard.module.css';
import { useClass } from '../state/classStore.ts';

/** In the class, on the way to the step that is taught. Where none is yet, one waits here for it. */
export function WaitingRoom() {
  const room = useClass((state) => state.room);
  const over = useClass((state) => state.over);
  const nickname = useClass((state) => state.me?.class?.nickname ?? null);
  const [, navigate] = useLocation();
  const place = room?.place ?? null;
  useEffect(() => useClass.getState().enter('student'), []);
  useEffect(() => {
    if (place) navigate(stepPath(place.lesson, place.step), { replace: true });
  }, [place, navigate]);
  const first = placesOf(course)[0]!;
  return (
    <section className={styles.card} role="status" data-testid="waiting-room">
      <p className={styles.kicker}>
        <bdi>{room?.title ?? '실시간 수업'}</bdi>
      </p>
      <h1 className={styles.title}>
        {over ? '수업에서 나왔습니다' : room && !place ? '곧 시작합니다' : '수업에 들어가는 중입니다'}
      </h1>
      {room && !place && !over && (
        <>
          <p className={styles.lead}>
            <b>
              <bdi>{nickname}</bdi>님
            </b>
            으로 들어왔습니다. 강사가 첫 단계를 열면 이 페이지가 저절로 넘어갑니다. 지금 {room.online}명이 들어와
            있습니다.
          </p>
          <p className={styles.foot}>
            기다리는 동안 <Link href={stepPath(first.lesson.id, first.step.id)}>강의를 먼저 둘러봅니다</Link>.
          </p>
        </>
      )}
    </section>
  );
}
