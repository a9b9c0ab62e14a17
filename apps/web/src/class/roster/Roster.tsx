import type { RosterRow } from '@socketlab/protocol/class';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useClass } from '../state/classStore.ts';
import { useTeach } from '../teach/teachStore.ts';
import { keepOrder } from './keepOrder.ts';
import { commonErrors, type RosterSort, sortRoster } from './needOf.ts';
import styles from './Roster.module.css';
import { RosterLine } from './RosterLine.tsx';
import { RosterMenu } from './RosterMenu.tsx';
import { RosterTools } from './RosterTools.tsx';
import { stepFacts } from './stepTitles.ts';

/** What this course does not know stands last. */
const stepOrder = (row: RosterRow) => stepFacts(row.place)?.order ?? Number.MAX_SAFE_INTEGER;

interface RosterProps {
  size: 'pane' | 'wide';
  /** The stage or another pane is wanted: whatever covers it goes. */
  onLeave?(): void;
}

/** All students, whoever needs help first. While a pointer or the keyboard is on the list its order stays. */
export function Roster({ size, onLeave = () => {} }: RosterProps) {
  const roster = useClass((state) => state.roster);
  const watched = useTeach((state) => state.watched?.member ?? null);
  const [sort, setSort] = useState<RosterSort>('need');
  const [query, setQuery] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ member: string; button: HTMLElement } | null>(null);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = pointed || focused;
  const order = useRef<readonly string[]>([]);

  const errors = useMemo(() => commonErrors(roster.values()), [roster]);
  const rows = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    const found = [...roster.values()].filter(
      (row) => row.nickname.toLowerCase().includes(wanted) && (error === null || error in row.errors),
    );
    const sorted = sortRoster(found, sort, stepOrder);
    const shown = held || menu !== null ? keepOrder(sorted, order.current) : sorted;
    order.current = shown.map(({ member }) => member);
    return shown;
  }, [roster, query, error, sort, held, menu]);
  const onMenu = useCallback((row: RosterRow, button: HTMLElement) => setMenu({ member: row.member, button }), []);
  const chosen = menu ? roster.get(menu.member) : undefined;
  const choose = (next: () => void) => {
    order.current = [];
    next();
  };

  return (
    <div className={styles.roster} data-size={size}>
      <RosterTools
        errors={errors}
        error={error}
        onError={(next) => choose(() => setError(next))}
        query={query}
        onQuery={(next) => choose(() => setQuery(next))}
        sort={sort}
        onSort={(next) => choose(() => setSort(next))}
        shown={rows.length}
        all={roster.size}
      />
      {roster.size === 0 ? (
        <p className={styles.empty}>아직 아무도 들어오지 않았습니다. PIN을 눌러 들어오는 방법을 크게 보여 줍니다.</p>
      ) : rows.length === 0 ? (
        <p className={styles.empty}>찾는 학생이 없습니다.</p>
      ) : (
        <>
          {size === 'wide' && (
            <div className={styles.columns} aria-hidden="true">
              <span>별명</span>
              <span>단계</span>
              <span>해 보기</span>
              <span>프로그램</span>
              <span>마지막 오류</span>
              <span>마지막으로 한 일</span>
              <span>막힌 시간</span>
              <span>손</span>
              <span />
            </div>
          )}
          <ul
            className={styles.list}
            aria-label="학생"
            onPointerEnter={() => setPointed(true)}
            onPointerLeave={() => setPointed(false)}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
          >
            {rows.map((row) => (
              <RosterLine
                key={row.member}
                row={row}
                marked={menu?.member === row.member ? 'menu' : watched === row.member ? 'watched' : null}
                onMenu={onMenu}
              />
            ))}
          </ul>
        </>
      )}
      {menu && chosen && (
        <RosterMenu
          key={chosen.member}
          row={chosen}
          button={menu.button}
          onClose={() => setMenu(null)}
          onLeave={onLeave}
        />
      )}
    </div>
  );
}
