import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { course } from '../course/course.ts';
import { Icon } from '../design/Icon.tsx';
import { loadTerms } from '../glossary/loadTerms.ts';
import { findHits, type Hit } from './findHits.ts';
import styles from './SearchDialog.module.css';
import { useSearch } from './useSearch.ts';

type Searched = Omit<Parameters<typeof findHits>[1], 'course'>;

async function loadSearched(): Promise<Searched> {
  const [{ entries }, terms] = await Promise.all([import('virtual:lessons/search'), loadTerms()]);
  return { entries, terms };
}

const kindWords: Record<Hit['kind'], string> = { step: '단계', passage: '본문', term: '용어' };

/** The search over the page: a combobox whose list is what was found (WAI-ARIA practices, combobox with listbox). */
export function SearchDialog() {
  const hide = useSearch((state) => state.hide);
  const [, navigate] = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [searched, setSearched] = useState<Searched | 'failed' | null>(null);

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const load = useRef(() => {
    setSearched(null);
    loadSearched().then(setSearched, () => setSearched('failed'));
  });
  useEffect(() => load.current(), []);

  const hits = useMemo(
    () => (searched === null || searched === 'failed' ? [] : findHits(query, { course, ...searched })),
    [query, searched],
  );
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const go = (hit: Hit) => {
    hide();
    navigate(hit.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // These keys belong to the input method while a syllable is being composed.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 5, PageUp: active - 5 }[event.code];
    if (to !== undefined && hits.length > 0) {
      event.preventDefault();
      const last = hits.length - 1;
      const single = event.code.startsWith('Arrow');
      setActive(single ? (to + hits.length) % hits.length : Math.min(last, Math.max(0, to)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const hit = hits[active];
      if (hit) go(hit);
    }
  };

  const empty = query.trim() === '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it as well
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="강의에서 찾기"
      onClose={hide}
      onClick={(event) => event.target === dialog.current && hide()}
    >
      <div className={styles.box}>
        <div className={styles.field}>
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-label="찾을 말"
            aria-expanded={hits.length > 0}
            aria-controls="search-hits"
            aria-autocomplete="list"
            aria-activedescendant={hits.length > 0 ? `search-hit-${active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder="용어, 오류 코드, 강의 내용"
            value={query}
            autoFocus
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
          />
          <button type="button" className={styles.close} aria-label="찾기 닫기" onClick={hide}>
            <Icon name="close" />
          </button>
        </div>
        <p className={styles.status} role="status">
          {searched === null && '찾을 준비를 하는 중입니다.'}
          {searched !== null &&
            searched !== 'failed' &&
            !empty &&
            (hits.length > 0 ? `${hits.length}곳에 있습니다.` : '')}
        </p>
        {searched === 'failed' && (
          <div className={styles.nothing} role="alert">
            <p>강의 내용을 불러오지 못했습니다.</p>
            <button type="button" onClick={load.current}>
              다시 시도
            </button>
          </div>
        )}
        {searched !== 'failed' && empty && (
          <p className={styles.nothing}>
            강의의 제목과 본문, 용어집에서 찾습니다. 낱말 여러 개를 띄어 쓰면 모두 있는 곳을 찾습니다.
          </p>
        )}
        {searched !== null && searched !== 'failed' && !empty && hits.length === 0 && (
          <p className={styles.nothing}>
            <b>{query}</b> 찾지 못했습니다. 낱말을 줄이거나 영어 이름으로 찾습니다. (예: ECONNRESET)
          </p>
        )}
        <div
          ref={list}
          id="search-hits"
          role="listbox"
          aria-label="찾은 곳"
          className={styles.hits}
          hidden={hits.length === 0}
        >
          {hits.map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox
            <div
              key={`${hit.href} ${hit.snippet.join('')}`}
              id={`search-hit-${index}`}
              role="option"
              aria-selected={index === active}
              className={styles.hit}
              onPointerMove={() => setActive(index)}
              onClick={() => go(hit)}
            >
              <span className={styles.kind} data-kind={hit.kind}>
                {kindWords[hit.kind]}
              </span>
              <span className={styles.title}>
                <Pieces pieces={hit.titlePieces} />
              </span>
              <span className={styles.where}>{hit.where}</span>
              <span className={styles.snippet}>
                <Pieces pieces={hit.snippet} />
              </span>
            </div>
          ))}
        </div>
        <p className={styles.keys} aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> 고르기 <kbd>Enter</kbd> 열기 <kbd>Esc</kbd> 닫기
        </p>
      </div>
    </dialog>
  );
}

/** Text in which every other piece is what was looked for. */
function Pieces({ pieces }: { pieces: readonly string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one fixed sentence have no other name
  return pieces.map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece));
}
