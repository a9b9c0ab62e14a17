import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { shortHostWords } from '../design/shortHostWords.ts';
import { useThrottled } from '../design/useThrottled.ts';
import { useLab } from '../state/store.ts';
import styles from './EventList.module.css';
import { eventLine, type ListLane } from './eventLine.ts';
import { createEventRows, currentRow } from './eventRows.ts';
import { useRowWindow } from './useRowWindow.ts';

/** A flood of entries need not move the list with every one. */
const listEveryMs = 120;
const rowPx = 34;
const spare = 6;
const lanes: readonly { id: ListLane; label: string }[] = [
  { id: 'program', label: '프로그램' },
  { id: 'packet', label: '패킷' },
  { id: 'kernel', label: '커널' },
];

/** Every entry of the log as a list. A press moves the stage to that moment; what lies ahead of it is pale. */
export function EventList() {
  const timeline = useLab((state) => state.timeline);
  const revision = useThrottled(
    useLab((state) => state.revision),
    listEveryMs,
  );
  const applied = useLab((state) => state.cursor.applied);
  const several = useLab((state) => state.view.hosts.length > 2);
  const seek = useLab((state) => state.seek);
  const [shown, setShown] = useState<ReadonlySet<ListLane>>(new Set(lanes.map((lane) => lane.id)));
  const focusSeq = useRef<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows belong to one log
  const log = useMemo(() => createEventRows(shown), [timeline, shown]);
  // The log is one growing object; `revision` says when it has grown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rows = useMemo(() => log.read(timeline.events), [log, timeline, revision]);
  const current = currentRow(rows, applied);
  const atOf = (seq: number) => timeline.events[seq]!.at;
  const { scroller, first, last, onScroll, rowByArrow } = useRowWindow({ count: rows.length, rowPx, spare, current });

  useEffect(() => {
    if (focusSeq.current === null) return;
    const row = scroller.current?.querySelector<HTMLButtonElement>(`[data-seq="${focusSeq.current}"]`);
    focusSeq.current = null;
    row?.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent) {
    const next = rows[rowByArrow(event) ?? -1];
    if (next === undefined) return;
    focusSeq.current = next;
    seek(atOf(next));
  }

  // Words of a packet are those it has by the end of the log.
  const { packets } = timeline.view({ applied: timeline.events.length, atUs: timeline.endUs });
  const lines = rows
    .slice(first, last)
    .map((seq) => eventLine(timeline.events[seq]!, (packet) => packets.numbered(packet), several))
    .filter((line) => line !== null);
  return (
    <section className={styles.list} data-several={several || undefined} aria-label="이벤트 목록">
      <ToggleButtonGroup
        className={styles.filter ?? ''}
        selectionMode="multiple"
        disallowEmptySelection
        selectedKeys={shown}
        onSelectionChange={(keys) => setShown(new Set([...keys] as ListLane[]))}
        aria-label="목록에 보일 것"
      >
        {lanes.map((lane) => (
          <ToggleButton key={lane.id} id={lane.id} className={styles.lane ?? ''}>
            <i data-lane={lane.id} />
            {lane.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ul ref={scroller} className={styles.scroller} onScroll={onScroll} onKeyDown={onKeyDown}>
        {rows.length === 0 && <li className={styles.none}>실행하면 일어난 일이 순서대로 쌓입니다.</li>}
        <li style={{ height: first * rowPx }} aria-hidden="true" />
        {lines.map((line, index) => (
          <li key={line.seq} className={styles.row} aria-setsize={rows.length} aria-posinset={first + index + 1}>
            <button
              type="button"
              data-seq={line.seq}
              data-lane={line.lane}
              data-ahead={line.seq >= applied}
              aria-current={first + index === current ? 'true' : undefined}
              tabIndex={first + index === Math.max(current, 0) ? 0 : -1}
              onClick={() => seek(line.atUs)}
            >
              <span className={styles.at}>{(line.atUs / 1000).toFixed(1)}</span>
              <i data-lane={line.lane} />
              <span className={styles.host}>{line.host ? shortHostWords[line.host] : ''}</span>
              <span className={line.code ? styles.code : styles.text}>{line.text}</span>
              <span className={styles.detail}>{line.detail}</span>
            </button>
          </li>
        ))}
        <li style={{ height: Math.max(0, rows.length - last) * rowPx }} aria-hidden="true" />
      </ul>
    </section>
  );
}
