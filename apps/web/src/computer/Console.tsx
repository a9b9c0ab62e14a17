import type { HostName } from '@socketlab/protocol';
import type { ConsoleLine, ProgramView } from '@socketlab/timeline';
import { useEffect, useRef } from 'react';
import { shortHostWords } from '../design/shortHostWords.ts';
import { RichText } from '../lesson/RichText.tsx';
import styles from './Console.module.css';
import { explainError } from './errorWords.ts';
import { exitText } from './programWords.ts';

/** Drawn at once; a program that prints more is read from its end. */
const shownLines = 300;
const noLines: readonly ConsoleLine[] = [];

/** What the newest program printed, what the lab has to say of it, and how it ended. */
export function Console({ host, program }: { host: HostName; program: ProgramView | null }) {
  const box = useRef<HTMLDivElement>(null);
  const error = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const lines = program?.console ?? noLines;
  const uncaught = program?.uncaught ?? null;
  const exit = program?.exit ?? null;
  const hidden = Math.max(lines.length - shownLines, 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the end whenever something is added
  useEffect(() => {
    if (!pinned.current) return;
    // With the frame that draws it: asking for heights any sooner would lay out the whole page once more.
    const frame = requestAnimationFrame(() => {
      if (!box.current) return;
      box.current.scrollTop = box.current.scrollHeight;
      // An error is read from its first word on.
      if (error.current && box.current.scrollTop > error.current.offsetTop)
        box.current.scrollTop = error.current.offsetTop;
    });
    return () => cancelAnimationFrame(frame);
  }, [lines.length, uncaught, exit]);

  return (
    <div
      ref={box}
      className={styles.console}
      role="log"
      aria-label={`${shortHostWords[host]} 콘솔`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        pinned.current = scrollTop + clientHeight >= scrollHeight - 12;
      }}
    >
      {!program && <p className={styles.empty}>프로그램의 출력이 여기에 나옵니다.</p>}
      {hidden > 0 && <p className={styles.lab}>앞의 {hidden}줄은 여기에 다 적지 않습니다.</p>}
      {lines.slice(-shownLines).map((line) => (
        <p key={line.seq} className={styles[line.stream]}>
          {line.text}
        </p>
      ))}
      {uncaught && (
        <div ref={error} className={styles.uncaught} data-testid={`uncaught-${host}`}>
          <p className={styles.message}>
            {uncaught.name}: {uncaught.message}
          </p>
          <p className={styles.explain}>
            {uncaught.site && <b>{uncaught.site.line}행. </b>}
            <RichText text={explainError(uncaught)} />
          </p>
        </div>
      )}
      {exit && <p className={styles.lab}>{exitText(exit)}</p>}
    </div>
  );
}
