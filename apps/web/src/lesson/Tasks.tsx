import type { Task } from '@socketlab/lessons';
import type { Capabilities } from '@socketlab/protocol';
import { useRef } from 'react';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';
import { tellLiveLab } from '../static/liveLab.ts';
import { isPageTask } from './pageTask.ts';
import { useProgress } from './progressStore.ts';
import { RichText } from './RichText.tsx';
import { useStep } from './StepContext.ts';
import { TaskHint } from './TaskHint.tsx';
import styles from './Tasks.module.css';

/** `live`: only a live lab can tick it, and this page has none. */
type TaskState = 'done' | 'now' | 'later' | 'live' | 'impossible';
const stateWords: Record<TaskState, string> = {
  done: '마침',
  now: '지금 할 일',
  later: '남음',
  live: '실험실에서 할 일',
  impossible: '이 컴퓨터에서는 할 수 없음',
};

/** 해 보기: the step's tasks. They tick themselves; there is nothing to click. */
export function Tasks() {
  const { lesson, step } = useStep();
  const tasks = useProgress((state) => state.tasks);
  const capabilities = useLab((state) => state.capabilities);
  const isDone = (task: Task) => tasks[`${lesson.id}/${task.id}`]?.done === true;
  const current = step.tasks.find((task) => !isDone(task) && !needsLab(task) && missing(task, capabilities) === null);
  const doneCount = step.tasks.filter(isDone).length;
  const stateOf = (task: Task): TaskState => {
    if (isDone(task)) return 'done';
    if (task === current) return 'now';
    if (needsLab(task)) return 'live';
    return missing(task, capabilities) === null ? 'later' : 'impossible';
  };
  return (
    <section className={styles.tasks} aria-labelledby="tasks-heading">
      <h2 id="tasks-heading">
        해 보기
        <span className={styles.count}>
          {doneCount} / {step.tasks.length}
        </span>
      </h2>
      <ul>
        {step.tasks.map((task) => {
          const state = stateOf(task);
          return (
            <li
              key={task.id}
              data-state={state}
              data-task={task.id}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              <Tick done={state === 'done'} />
              <div>
                <p>
                  <span className="visuallyHidden">{stateWords[state]}, </span>
                  <RichText text={task.text} />
                </p>
                {state === 'impossible' && <p className={styles.why}>{missing(task, capabilities)}</p>}
                {isStatic && state === 'live' && (
                  <button type="button" className={styles.live} onClick={() => tellLiveLab('task')}>
                    실험실 필요
                  </button>
                )}
                {task.hint && (state === 'now' || state === 'live') && <TaskHint lesson={lesson} hint={task.hint} />}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="visuallyHidden" role="status">
        {doneCount > 0 && `해 보기 ${step.tasks.length}개 중 ${doneCount}개를 마쳤습니다.`}
      </p>
    </section>
  );
}

/** On a page without a server. */
const needsLab = (task: Task): boolean => isStatic === true && !isPageTask(task);

/** Why a task cannot be done on this machine, or null. */
function missing(task: Task, capabilities: Capabilities | null): string | null {
  const needed = task.needs && capabilities?.[task.needs];
  return needed && !needed.available ? needed.detail : null;
}

/** The ring that fills when a task is done: the one thing on this side that moves by itself. One that was done before just stands there. */
function Tick({ done }: { done: boolean }) {
  const before = useRef(done);
  return (
    <svg className={styles.tick} viewBox="0 0 20 20" aria-hidden="true" data-now={done && !before.current}>
      <circle className={styles.halo} cx="10" cy="10" r="9.5" />
      <circle className={styles.ring} cx="10" cy="10" r="7" />
      <path className={styles.check} d="M6.6 10.3l2.3 2.3 4.5-4.9" pathLength={1} />
    </svg>
  );
}
