import type { Place } from '../../course/courseIndex.ts';
import { useStepOnPage } from '../../course/openStep.ts';
import { RichText } from '../../lesson/RichText.tsx';
import { useClass } from '../state/classStore.ts';
import { OpenPoll } from './OpenPoll.tsx';
import { OwnQuestion } from './OwnQuestion.tsx';
import controls from './PollPane.module.css';

/** Predictions of the class: one that is on, or what to ask next. */
export function PollPane({ place }: { place: Place }) {
  const poll = useClass((state) => state.room?.poll ?? null);
  return (
    <div className={controls.pane}>
      <h2 className={controls.title}>예측 투표</h2>
      {poll ? (
        <OpenPoll key={poll.id} poll={poll} />
      ) : (
        <>
          <p className={controls.lead}>
            학생은 하나를 고르고, 닫을 때까지 바꿀 수 있습니다. 답의 수는 닫은 뒤에 모두에게 보입니다.
          </p>
          <FromLesson place={place} />
          <OwnQuestion />
        </>
      )}
    </div>
  );
}

/** The step's own prediction: the stage's run says what really happens. */
function FromLesson({ place }: { place: Place }) {
  const shown = useStepOnPage((state) => state.shown);
  const prediction =
    shown?.lesson.id === place.lesson.id && shown.step.id === place.step.id ? shown.step.prediction : undefined;
  return (
    <section className={controls.card} aria-labelledby="poll-from-lesson">
      <h3 id="poll-from-lesson">이 단계의 예측</h3>
      {prediction ? (
        <>
          <p className={controls.question}>
            <RichText text={prediction.question} />
          </p>
          <ol className={controls.choices}>
            {prediction.choices.map(({ id, text }) => (
              <li key={id}>
                <RichText text={text} />
              </li>
            ))}
          </ol>
          <button
            type="button"
            className={controls.main}
            onClick={() =>
              void useClass.getState().ask({
                kind: 'openPoll',
                question: { from: 'lesson', place: { lesson: place.lesson.id, step: place.step.id } },
              })
            }
            data-testid="poll-from-lesson"
          >
            이 예측으로 투표 열기
          </button>
          <p className={controls.note}>투표를 닫고 무대에서 실행하면, 실제로 일어난 일이 답이 됩니다.</p>
        </>
      ) : (
        <p className={controls.note}>
          {place.step.prediction === null
            ? '이 단계에는 예측이 없습니다. 아래에서 직접 묻습니다.'
            : '불러오는 중입니다.'}
        </p>
      )}
    </section>
  );
}
