import type { Timeline } from '@socketlab/timeline';
import type { KeyboardEvent, PointerEvent } from 'react';
import { clockLabel } from '../stage/timeGrid.ts';
import { useLab } from '../state/store.ts';
import type { ColumnScale } from './markColumns.ts';
import styles from './Scrub.module.css';
import { padPx } from './scrubGeometry.ts';

interface LoopSectionProps {
  columns: ColumnScale;
  timeline: Timeline;
  width: number;
}

/** The section that playing repeats, with an end to be dragged on either side. */
export function LoopSection({ columns, timeline, width }: LoopSectionProps) {
  const loop = useLab((state) => state.playback.loop);
  const setLoop = useLab((state) => state.setLoop);
  if (!loop) return null;
  const right = width - padPx;
  const held = (x: number) => Math.min(Math.max(x, padPx), right);
  const [from, to] = [held(columns.x(loop.fromUs)), held(columns.x(loop.toUs))];

  const handle = (edge: 'fromUs' | 'toUs') => {
    const us = loop[edge];
    const x = columns.x(us);
    if (x < padPx - 1 || x > right + 1) return null;
    const move = (next: number) => setLoop({ ...loop, [edge]: next });
    const onPointerMove = ({ currentTarget, clientX, pointerId }: PointerEvent<HTMLDivElement>) => {
      if (!currentTarget.hasPointerCapture(pointerId)) return;
      const left = currentTarget.parentElement?.getBoundingClientRect().left ?? 0;
      move(columns.timeAt(held(clientX - left)));
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const forward = event.code === 'ArrowRight' || event.code === 'ArrowUp';
      if (!forward && event.code !== 'ArrowLeft' && event.code !== 'ArrowDown') return;
      event.preventDefault();
      event.stopPropagation();
      const next = timeline.step(timeline.cursorAt(us), forward ? 1 : -1).atUs;
      // Several sentences may stand at one time: an end never gets stuck on them.
      move(next === us ? us + (forward ? 1000 : -1000) : next);
    };
    return (
      <div
        role="slider"
        tabIndex={0}
        className={styles.loopEnd}
        data-edge={edge}
        style={{ left: x }}
        aria-label={edge === 'fromUs' ? '반복 구간의 시작' : '반복 구간의 끝'}
        aria-valuemin={0}
        aria-valuemax={Math.round(timeline.endUs / 1000)}
        aria-valuenow={Math.round(us / 1000)}
        aria-valuetext={clockLabel(us)}
        onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
    );
  };

  return (
    <>
      <div className={styles.loopBand} style={{ left: from, width: Math.max(to - from, 0) }} />
      {handle('fromUs')}
      {handle('toUs')}
    </>
  );
}
