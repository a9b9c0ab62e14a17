import type { Place } from '../../course/courseIndex.ts';
import { useLab } from '../../state/store.ts';
import { useClass } from '../state/classStore.ts';
import styles from './PlaceBar.module.css';

/** The step that is open here is the class's. Whoever follows comes along; the button calls the others once. */
export function PlaceBar({ place }: { place: Place }) {
  const connected = useClass((state) => state.connection === 'open');
  const call = async () => {
    const called = await useClass
      .getState()
      .ask({ kind: 'place', place: { lesson: place.lesson.id, step: place.step.id }, push: true });
    if (called)
      useLab.getState().notify({ tone: 'info', code: null, text: `모두를 이 단계로 불렀습니다. ${place.step.title}` });
  };
  return (
    <div className={styles.bar}>
      <p>따라오는 학생은 이 단계를 함께 봅니다.</p>
      <button type="button" onClick={() => void call()} disabled={!connected} data-testid="push-place">
        이 단계로 모두 부르기
      </button>
    </div>
  );
}
