import { type AlignedLane, type Alignment, alignedLanes } from '@socketlab/comparison';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { tabByArrow } from '../design/tabKeys.ts';
import { useMediaQuery } from '../design/useMediaQuery.ts';
import { usePrinting } from '../design/usePrinting.ts';
import { AlignedList } from './AlignedList.tsx';
import { cursorsOf, endOf } from './alignedCursors.ts';
import { CompareBar, type RowFilter } from './CompareBar.tsx';
import styles from './Comparing.module.css';
import type { LoadedRun } from './loadRun.ts';
import { PrintedComparing } from './PrintedComparing.tsx';
import { RunLadder } from './RunLadder.tsx';
import { type Sides, sideNames, sides } from './runSource.ts';
import { useCompareKeys } from './useCompareKeys.ts';

/** While both play, one row to the next: by event, not by time, so that neither waits for the other. */
const playEveryMs = 650;

/** Two ladders and their rows in line, under one cursor. */
export function Comparing({ runs, alignment }: { runs: Sides<LoadedRun>; alignment: Alignment }) {
  const { rows } = alignment;
  const [current, setCurrent] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const work = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<RowFilter>({
    lanes: new Set<AlignedLane>(alignedLanes),
    differencesOnly: false,
    withQuiet: false,
  });
  const [tab, setTab] = useState<'a' | 'b'>('a');
  const folded = useMediaQuery('(max-width: 899px)');
  const printing = usePrinting();
  const cursors = useMemo(() => cursorsOf(rows, { a: runs.a.timeline, b: runs.b.timeline }), [rows, runs]);
  const shown = useMemo(
    () =>
      rows.flatMap((row, at) => {
        const wanted = filter.lanes.has(row.lane) && (filter.withQuiet || !row.quiet);
        return wanted && !(filter.differencesOnly && row.difference === 'same') ? [{ row, at }] : [];
      }),
    [rows, filter],
  );
  const differences = useMemo(() => shown.filter(({ row }) => row.difference !== 'same'), [shown]);

  const choose = useCallback((at: number) => {
    setPlaying(false);
    setCurrent(at);
  }, []);

  function onDifference(by: 1 | -1) {
    const from = current ?? (by === 1 ? -1 : rows.length);
    const next = by === 1 ? differences.find(({ at }) => at > from) : differences.findLast(({ at }) => at < from);
    const around = by === 1 ? differences[0] : differences.at(-1);
    const found = next ?? around;
    if (!found) return;
    choose(found.at);
    // On a narrow screen the side that has it comes forward.
    if (found.row.difference === 'onlyA') setTab('a');
    if (found.row.difference === 'onlyB') setTab('b');
  }

  function onPlay() {
    if (!playing && (current === null || current >= (shown.at(-1)?.at ?? 0))) setCurrent(shown[0]?.at ?? null);
    setPlaying(!playing);
  }

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      const next = shown.find(({ at }) => at > (current ?? -1));
      if (next) setCurrent(next.at);
      else setPlaying(false);
    }, playEveryMs);
    return () => clearTimeout(timer);
  }, [playing, current, shown]);

  // A key works from wherever the page is scrolled to; a button, which stands there already, must not move from under the pointer.
  const byKey = <A extends unknown[]>(deed: (...args: A) => void) => {
    return (...args: A) => {
      deed(...args);
      work.current?.scrollIntoView({ block: 'nearest' });
    };
  };
  useCompareKeys({ onDifference: byKey(onDifference), onPlay: byKey(onPlay) });

  const openPacket = (side: 'a' | 'b') => (packet: number) => {
    const at = rows.findIndex((row) => {
      const seq = row[side];
      const event = seq === null ? undefined : runs[side].timeline.events[seq];
      return event?.kind === 'sent' && event.packet === packet;
    });
    if (at >= 0) choose(at);
  };
  const packetAt = (side: 'a' | 'b'): number | null => {
    const seq = current === null ? null : (rows[current]?.[side] ?? null);
    const event = seq === null ? undefined : runs[side].timeline.events[seq];
    return event?.lane === 'packet' ? event.packet : null;
  };
  const cursorOf = (side: 'a' | 'b') =>
    (current === null ? undefined : cursors[current]?.[side]) ?? endOf(runs[side].timeline);
  const position = differences.findIndex(({ at }) => at === current) + 1;

  return (
    <>
      <section className={styles.comparing} aria-label="나란히 보기">
        <CompareBar
          filter={filter}
          onFilter={setFilter}
          place={{ at: position, of: differences.length }}
          onDifference={onDifference}
          playing={playing}
          onPlay={onPlay}
        />
        <div ref={work} className={styles.work}>
          {folded && (
            <div
              className={styles.tabs}
              role="tablist"
              aria-label="사다리"
              onKeyDown={(event) => {
                const next = tabByArrow(event, sides, tab);
                if (next === null) return;
                setTab(next);
                document.getElementById(`ladder-tab-${next}`)?.focus();
              }}
            >
              {sides.map((side) => (
                <button
                  key={side}
                  id={`ladder-tab-${side}`}
                  type="button"
                  role="tab"
                  aria-selected={tab === side}
                  aria-controls={`ladder-${side}`}
                  tabIndex={tab === side ? 0 : -1}
                  onClick={() => setTab(side)}
                >
                  {sideNames[side]}
                </button>
              ))}
            </div>
          )}
          <div className={styles.ladders}>
            {sides.map((side) => (
              <div
                key={side}
                id={`ladder-${side}`}
                className={styles.ladder}
                data-side={side}
                hidden={folded && tab !== side}
                {...(folded ? { role: 'tabpanel', 'aria-labelledby': `ladder-tab-${side}` } : {})}
              >
                <p className={styles.head}>
                  <b>{sideNames[side]}</b>
                  <span>{(cursorOf(side).atUs / 1000).toFixed(1)} ms</span>
                </p>
                <div className={styles.picture}>
                  <RunLadder
                    timeline={runs[side].timeline}
                    cursor={cursorOf(side)}
                    name={`${sideNames[side]}의 패킷`}
                    selected={packetAt(side)}
                    onOpen={openPacket(side)}
                  />
                </div>
              </div>
            ))}
          </div>
          <div className={styles.rows}>
            <div className={styles.columns} aria-hidden="true">
              <span />
              <b data-side="a">A</b>
              <span />
              <b data-side="b">B</b>
            </div>
            <AlignedList runs={runs} rows={shown} current={current} onChoose={choose} />
          </div>
        </div>
      </section>
      {printing && <PrintedComparing runs={runs} rows={shown} />}
    </>
  );
}
