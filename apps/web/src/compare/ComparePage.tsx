import { type DragEvent, useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { RichText } from '../lesson/RichText.tsx';
import { ReadingPage } from '../reading/ReadingPage.tsx';
import { UnknownPlace } from '../reading/UnknownPlace.tsx';
import styles from './ComparePage.module.css';
import { Comparing } from './Comparing.tsx';
import { Counts } from './Counts.tsx';
import { comparisons } from './comparisons.ts';
import { ReadyList } from './ReadyList.tsx';
import { comparePathOf, type RunSource, type Sides, sourcesOf } from './runSource.ts';
import { SidePicker } from './SidePicker.tsx';
import { Telling } from './Telling.tsx';
import { useAlignment } from './useAlignment.ts';
import { useRun } from './useRun.ts';

/** 두 실행 비교: two runs that were recorded, aligned by event. The address says which, so that it can be passed on. */
export function ComparePage({ name }: { name: string | undefined }) {
  const ready = comparisons.find((one) => one.name === name);
  const search = useSearch();
  const [, navigate] = useLocation();
  const sources = sourcesOf(name, search, ready?.sides.map(({ id }) => id) ?? []);
  const a = useRun(sources.a);
  const b = useRun(sources.b);
  const runs = useMemo(() => (a.run && b.run ? { a: a.run, b: b.run } : null), [a.run, b.run]);
  const alignment = useAlignment(runs);
  const [round, setRound] = useState(0);

  // Another pair begins anew: where its predecessor stood says nothing about it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted by its pairs
  useEffect(() => setRound((old) => old + 1), [runs]);

  if (name !== undefined && !ready) return <UnknownPlace />;

  // Whoever comes by a link sees first what became of the two that it names.
  const linked = [sources.a, sources.b].some((source) => source?.kind === 'stored');
  const go = (changed: Partial<Sides<RunSource>>) => {
    // What only a file stands for can't be in an address.
    const kept = { a: a.file === null ? sources.a : null, b: b.file === null ? sources.b : null };
    navigate(comparePathOf({ ...kept, ...changed }));
  };
  function onDrop(event: DragEvent) {
    event.preventDefault();
    const [first, second] = event.dataTransfer.files;
    if (first && second) {
      a.open(first);
      b.open(second);
    } else if (first) (a.run ? b : a).open(first);
  }

  const title = ready ? ready.title.replaceAll('`', '') : '두 실행 비교';
  return (
    <ReadingPage title={ready ? `${title} · 두 실행 비교 · 소켓랩` : `${title} · 소켓랩`} wide>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; the pickers open them too */}
      <div className={styles.page} data-drops="" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <header className={styles.top}>
          {(ready || runs) && (
            <p className={styles.over}>
              <Link href="/compare">다른 비교 고르기</Link>
            </p>
          )}
          <h1>{ready ? <RichText text={ready.title} /> : title}</h1>
          <p className={styles.lead}>
            {ready ? (
              <RichText text={ready.text} />
            ) : (
              '두 실행의 기록을 이벤트끼리 맞추어 나란히 봅니다. 시각이 아니라 일어난 일이 어떻게 다른지를 찾습니다.'
            )}
          </p>
          {ready && (
            <ul className={styles.look} aria-label="무엇을 볼까">
              {ready.look.map((line) => (
                <li key={line}>
                  <RichText text={line} />
                </li>
              ))}
            </ul>
          )}
        </header>
        {!ready && !runs && !linked && <ReadyMade />}
        <section className={styles.section} aria-label="비교할 두 실행">
          {!ready && !runs && <h2>{linked ? '비교할 두 실행' : '직접 고르기'}</h2>}
          <div className={styles.sides}>
            <SidePicker side="a" source={sources.a} opened={a} onChoose={(source) => go({ a: source })} />
            <SidePicker side="b" source={sources.b} opened={b} onChoose={(source) => go({ b: source })} />
          </div>
        </section>
        {!ready && !runs && linked && <ReadyMade />}
        {runs && !alignment && (
          <p className={styles.note} role="status">
            두 기록을 맞추고 있습니다. 길고 많이 다르면 몇 초 걸립니다.
          </p>
        )}
        {runs && alignment && (
          <>
            <section className={styles.summary} aria-labelledby="differs">
              <div>
                <h2 id="differs">무엇이 다른가</h2>
                <Telling summary={alignment.summary} />
                {!alignment.exact && (
                  <p className={styles.note}>
                    두 기록이 길고 많이 달라 부분씩 나누어 맞추었습니다. 짝을 놓친 곳이 있을 수 있습니다.
                  </p>
                )}
              </div>
              <Counts counts={alignment.summary.counts} />
            </section>
            <Comparing key={round} runs={runs} alignment={alignment} />
          </>
        )}
      </div>
    </ReadingPage>
  );
}

function ReadyMade() {
  return (
    <section className={styles.section} aria-labelledby="ready">
      <h2 id="ready">준비된 비교</h2>
      <ReadyList />
    </section>
  );
}
