import type { KeyboardEvent } from 'react';
import { clockLabel } from '../stage/timeGrid.ts';
import { useLab } from '../state/store.ts';
import type { ColumnScale } from './markColumns.ts';
import type { RunScale } from './runScale.ts';
import { barY, padPx, scrubHeight } from './scrubGeometry.ts';

/** Positions an input of type range can take; finer than any screen's pixels. */
const resolution = 10_000;

interface PlayheadProps {
  scale: RunScale;
  columns: ColumnScale;
  width: number;
  empty: boolean;
}

/** Where the cursor stands, and the slider that moves it. The only part of the scrub bar that is drawn with every frame. */
export function Playhead({ scale, columns, width, empty }: PlayheadProps) {
  const cursor = useLab((state) => state.cursor);
  const live = useLab((state) => state.playback.mode === 'live');
  const seek = useLab((state) => state.seek);
  const step = useLab((state) => state.step);
  const inner = Math.max(width - padPx * 2, 1);
  const { endUs } = scale;
  const x = columns.x(live ? endUs : cursor.atUs);
  const part = Math.min(1, Math.max(0, (x - padPx) / inner));
  const outside = x < padPx - 1 || x > width - padPx + 1;

  function onKeyDown(event: KeyboardEvent) {
    const forward = event.code === 'ArrowRight' || event.code === 'ArrowUp';
    if (!forward && event.code !== 'ArrowLeft' && event.code !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    step(forward ? 1 : -1);
  }

  return (
    <>
      <svg width={width} height={scrubHeight} aria-hidden="true">
        <rect x={padPx} y={barY - 2} width={inner} height={4} rx={2} fill="var(--line)" />
        {!empty && (
          <>
            <rect x={padPx} y={barY - 2} width={inner * part} height={4} rx={2} fill="var(--ink)" />
            {!outside && (
              <>
                <path d={`M${padPx + inner * part} 2V${barY}`} stroke="var(--ink)" strokeWidth={1} opacity={0.55} />
                <circle cx={padPx + inner * part} cy={barY} r={8} fill="var(--ink)" />
              </>
            )}
          </>
        )}
      </svg>
      <input
        type="range"
        min={0}
        max={resolution}
        step={1}
        value={Math.round(part * resolution)}
        disabled={empty}
        aria-label="시각"
        aria-valuetext={`${clockLabel(cursor.atUs)}, 전체 ${clockLabel(Math.max(endUs, live ? cursor.atUs : 0))}, 이벤트 ${cursor.applied}`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          const wanted = Number(event.currentTarget.value) / resolution;
          seek(wanted >= 1 ? columns.toUs : columns.timeAt(padPx + wanted * inner));
        }}
      />
    </>
  );
}
