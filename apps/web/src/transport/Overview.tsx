import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { Group } from 'react-aria-components';
import { clockLabel } from '../stage/timeGrid.ts';
import { useBoxSize } from '../stage/useBoxSize.ts';
import { useLab } from '../state/store.ts';
import type { ColumnScale } from './markColumns.ts';
import { scrubLanes } from './markIndex.ts';
import { densityPaths } from './markPaths.ts';
import styles from './Scrub.module.css';
import { padPx } from './scrubGeometry.ts';
import type { ScrubWindow } from './scrubWindow.ts';
import type { Run } from './useRun.ts';

const rowPx = 4;
const heightPx = scrubLanes.length * rowPx + 4;
/** By keyboard a window moves or grows by this part of itself. */
const keyPart = 0.1;

type Grip = 'from' | 'to' | 'both';
const gripNames: Record<Grip, string> = { from: '보이는 범위의 시작', both: '보이는 범위', to: '보이는 범위의 끝' };

interface OverviewProps {
  run: Run;
  window: ScrubWindow;
  onChoose(from: number, to: number, moved: Grip): void;
  onChooseAll(): void;
}

/** A long run as a whole, thin: how much happens where, and the window that the bar below shows. */
export function Overview({ run: { scale, series }, window, onChoose, onChooseAll }: OverviewProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useBoxSize(box);
  const inner = Math.max(width - padPx * 2, 1);
  const perPlace = inner / scale.length;
  const columns = useMemo<ColumnScale>(
    () => ({
      x: (us) => padPx + scale.place(us) * perPlace,
      timeAt: (x) => scale.timeAt(Math.max(0, x - padPx) / perPlace),
      fromUs: 0,
      toUs: scale.endUs,
    }),
    [scale, perPlace],
  );
  const paths = useMemo(
    () => (width > 0 ? densityPaths(series, columns, (lane) => 2 + scrubLanes.indexOf(lane) * rowPx, rowPx) : []),
    [series, columns, width],
  );
  const [left, right] = [padPx + window.from * perPlace, padPx + window.to * perPlace];
  /** Where the pointer had hold of it: the place under it, and the window then. */
  const held = useRef<{ place: number; window: ScrubWindow } | null>(null);

  const placeOf = (clientX: number) => {
    const { left: edge = 0 } = box.current?.getBoundingClientRect() ?? {};
    return (clientX - edge - padPx) / perPlace;
  };
  const grip = (kind: Grip) => {
    const edge = kind === 'to' ? window.to : window.from;
    const move = (by: number) =>
      onChoose(window.from + (kind === 'to' ? 0 : by), window.to + (kind === 'from' ? 0 : by), kind);
    const onKeyDown = (event: KeyboardEvent) => {
      const forward = event.code === 'ArrowRight' || event.code === 'ArrowUp';
      if (forward || event.code === 'ArrowLeft' || event.code === 'ArrowDown')
        move((window.to - window.from) * keyPart * (forward ? 1 : -1));
      else if (event.code === 'Home') move(-scale.length);
      else if (event.code === 'End') move(scale.length);
      else if (event.code === 'Escape') onChooseAll();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onPointerMove = ({ clientX, currentTarget, pointerId }: PointerEvent<HTMLDivElement>) => {
      const start = held.current;
      if (!start || !currentTarget.hasPointerCapture(pointerId)) return;
      const by = placeOf(clientX) - start.place;
      onChoose(start.window.from + (kind === 'to' ? 0 : by), start.window.to + (kind === 'from' ? 0 : by), kind);
    };
    return (
      <div
        role="slider"
        tabIndex={0}
        className={styles.grip}
        data-grip={kind}
        style={kind === 'both' ? { left, width: right - left } : { left: kind === 'from' ? left : right }}
        aria-label={gripNames[kind]}
        aria-valuemin={0}
        aria-valuemax={Math.round(scale.endUs / 1000)}
        aria-valuenow={Math.round(scale.timeAt(edge) / 1000)}
        aria-valuetext={
          kind === 'both'
            ? `${clockLabel(scale.timeAt(window.from))}부터 ${clockLabel(scale.timeAt(window.to))}까지`
            : clockLabel(scale.timeAt(edge))
        }
        onKeyDown={onKeyDown}
        onPointerDown={({ clientX, currentTarget, pointerId }) => {
          currentTarget.setPointerCapture(pointerId);
          held.current = { place: placeOf(clientX), window };
        }}
        onPointerMove={onPointerMove}
        onDoubleClick={onChooseAll}
      />
    );
  };

  /** A press beside the window brings it there. */
  const onPointerDown = ({ target, currentTarget, clientX }: PointerEvent<HTMLDivElement>) => {
    if (target instanceof Element && target.closest('[role="slider"]')) return;
    if (!currentTarget.contains(target as Node)) return;
    const half = (window.to - window.from) / 2;
    const place = placeOf(clientX);
    onChoose(place - half, place + half, 'both');
  };

  return (
    <div className={styles.overviewRow}>
      <span className={styles.overviewName} aria-hidden="true">
        전체
      </span>
      <Group
        ref={box}
        aria-label="전체 기록"
        className={styles.overview!}
        style={{ height: heightPx }}
        onPointerDown={onPointerDown}
      >
        <svg width={width} height={heightPx} aria-hidden="true">
          {paths.map(({ key, d, opacity }) => (
            <path key={key} d={d} stroke="var(--ink)" strokeWidth={1} opacity={opacity} />
          ))}
          <rect x={padPx} y={0} width={Math.max(left - padPx, 0)} height={heightPx} className={styles.veil} />
          <rect x={right} y={0} width={Math.max(width - padPx - right, 0)} height={heightPx} className={styles.veil} />
        </svg>
        <Needle columns={columns} />
        {grip('both')}
        {grip('from')}
        {grip('to')}
      </Group>
    </div>
  );
}

/** The cursor, in a part of its own: it moves with every frame. */
function Needle({ columns }: { columns: ColumnScale }) {
  const atUs = useLab((state) => (state.playback.mode === 'live' ? Number.POSITIVE_INFINITY : state.cursor.atUs));
  return <i className={styles.needle} style={{ left: columns.x(Math.min(atUs, columns.toUs)) }} />;
}
