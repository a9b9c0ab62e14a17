import { recordings } from 'virtual:lessons/recordings';
import { type DragEvent, useRef, useState } from 'react';
import { course } from '../course/course.ts';
import controls from '../design/controls.module.css';
import { FileInput } from '../design/FileInput.tsx';
import { rerunSides } from '../rerun/rerunStore.ts';
import { comparisons } from './comparisons.ts';
import { parseSource, type RunSource, sideNames, sourceText } from './runSource.ts';
import styles from './SidePicker.module.css';
import type { OpenedRun } from './useRun.ts';

interface SidePickerProps {
  side: 'a' | 'b';
  source: RunSource | null;
  opened: OpenedRun;
  onChoose(source: RunSource): void;
}

const placeholderOf = (source: RunSource | null): string => {
  if (source?.kind === 'stored') return '저장된 기록';
  return source?.kind === 'rerun' ? rerunSides[source.run] : '실행 고르기';
};

const plain = (text: string) => text.replaceAll('`', '');

/** One side of the comparison: what it is, and what it could be instead. A file may be dropped on it. */
export function SidePicker({ side, source, opened, onChoose }: SidePickerProps) {
  const name = sideNames[side];
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { run, refusal, loading, file } = opened;

  const notOpened = refusal ? '기록을 열지 못했습니다' : '아직 고르지 않았습니다';
  const withoutRun = loading ? '불러오는 중' : notOpened;

  function onDrop(event: DragEvent) {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) opened.open(dropped);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name its controls, and this is a place to drop files on
    <div
      className={styles.side}
      role="group"
      aria-label={`실행 ${name}`}
      data-side={side}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <span className={styles.letter} aria-hidden="true">
        {name}
      </span>
      <div className={styles.what}>
        <p className={styles.title}>{run?.title ?? withoutRun}</p>
        <p className={styles.detail}>
          {run
            ? [
                file ?? null,
                run.recording.header.mode === 'virtual' ? null : '루프백(패킷은 추정)',
                `이벤트 ${run.timeline.events.length.toLocaleString('ko-KR')}개`,
                `${(run.timeline.endUs / 1e6).toFixed(2)}초`,
              ]
                .filter(Boolean)
                .join(' · ')
            : '아래에서 고르거나 .socketlab 파일을 이곳에 끌어다 놓습니다.'}
        </p>
        {refusal && (
          <p className={styles.refusal} role="alert">
            {refusal}
          </p>
        )}
      </div>
      <div className={styles.choice}>
        <select
          aria-label={`${name}에서 볼 실행`}
          value={file === null && (source?.kind === 'ready' || source?.kind === 'step') ? sourceText(source) : ''}
          onChange={(event) => {
            const chosen = parseSource(event.target.value);
            if (!chosen) return;
            opened.forget();
            onChoose(chosen);
          }}
        >
          <option value="" disabled>
            {file ?? placeholderOf(source)}
          </option>
          {comparisons.map((comparison) => (
            <optgroup key={comparison.name} label={`비교: ${plain(comparison.title)}`}>
              {comparison.sides.map((one) => (
                <option key={one.id} value={`ready:${comparison.name}.${one.id}`}>
                  {plain(one.title)}
                </option>
              ))}
            </optgroup>
          ))}
          {course.parts
            .flatMap((part) => part.lessons)
            .map((lesson) => {
              const steps = lesson.steps.filter((step) => recordings[`${lesson.id}.${step.id}`] !== undefined);
              return (
                steps.length > 0 && (
                  <optgroup key={lesson.id} label={`강의: ${plain(lesson.title)}`}>
                    {steps.map((step) => (
                      <option key={step.id} value={`step:${lesson.id}.${step.id}`}>
                        {plain(step.title)}
                      </option>
                    ))}
                  </optgroup>
                )
              );
            })}
        </select>
        <button type="button" className={controls.button} onClick={() => input.current?.click()}>
          파일 열기
        </button>
        <FileInput
          ref={input}
          accept=".socketlab"
          label={`${name}에서 볼 기록 파일`}
          onFile={(chosen) => void opened.open(chosen)}
        />
      </div>
    </div>
  );
}
