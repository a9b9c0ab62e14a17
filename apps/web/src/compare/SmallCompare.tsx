import type { Cursor } from '@socketlab/timeline';
import { useMemo } from 'react';
import { Link } from 'wouter';
import frame from '../lesson/Compare.module.css';
import type { CompareProps } from '../lesson/Compare.tsx';
import { RichText } from '../lesson/RichText.tsx';
import { cursorsOf, endOf } from './alignedCursors.ts';
import { comparePath } from './comparePath.ts';
import { comparisons } from './comparisons.ts';
import { RunLadder } from './RunLadder.tsx';
import { type Sides, sideNames, sides } from './runSource.ts';
import styles from './SmallCompare.module.css';
import { Telling } from './Telling.tsx';
import { type ReadyPair, useReadyPair } from './useReadyPair.ts';

/** So many sentences beside the text of a lesson; the whole has them all. */
const most = 3;
const nothing = () => {};

/** Where both runs stand when their packets first differ. */
function firstPacketApart({ runs, alignment: { rows } }: ReadyPair): Sides<Cursor> | undefined {
  const at = rows.findIndex(({ lane, quiet, difference }) => lane === 'packet' && !quiet && difference !== 'same');
  return cursorsOf(rows, { a: runs.a.timeline, b: runs.b.timeline })[at];
}

/** The end of two recorded runs beside each other, and what differs most. */
export function SmallCompare({ name, a, b }: CompareProps) {
  const pair = useReadyPair(name, a, b);
  const ready = comparisons.find((one) => one.name === name);
  const titleOf = (id: string) => ready?.sides.find((side) => side.id === id)?.title ?? id;
  const title = ready?.title ?? name;
  const looks = useMemo(() => (pair === null || typeof pair === 'string' ? undefined : firstPacketApart(pair)), [pair]);
  return (
    <figure className={`${frame.frame} ${styles.small}`} aria-label={`비교: ${title.replaceAll('`', '')}`}>
      <figcaption className={styles.head}>
        {sides.map((side) => (
          <span key={side} data-side={side}>
            <b>{sideNames[side]}</b>
            <RichText text={titleOf(side === 'a' ? a : b)} />
          </span>
        ))}
      </figcaption>
      {typeof pair === 'string' && (
        <p className={styles.refusal} role="alert">
          {pair}
        </p>
      )}
      <div className={styles.ladders}>
        {pair !== null &&
          typeof pair !== 'string' &&
          sides.map((side) => (
            <div key={side} className={styles.ladder}>
              <RunLadder
                timeline={pair.runs[side].timeline}
                cursor={endOf(pair.runs[side].timeline)}
                name={`${sideNames[side]}의 패킷`}
                selected={null}
                onOpen={nothing}
                lookAtUs={looks?.[side].atUs}
                small
              />
            </div>
          ))}
      </div>
      <div className={styles.foot}>
        {pair !== null && typeof pair !== 'string' && <Telling summary={pair.alignment.summary} most={most} />}
        <Link className={styles.whole} href={comparePath(name, a, b)}>
          두 실행을 나란히 보기
        </Link>
      </div>
    </figure>
  );
}
