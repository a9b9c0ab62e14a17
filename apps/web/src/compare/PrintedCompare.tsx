import type { CompareProps } from '../lesson/Compare.tsx';
import { RichText } from '../lesson/RichText.tsx';
import { comparisons } from './comparisons.ts';
import { Telling } from './Telling.tsx';
import { useReadyPair } from './useReadyPair.ts';

/** What two runs differ in, as it stands on paper: which they are, and the sentences. */
export function PrintedCompare({ name, a, b }: CompareProps) {
  const pair = useReadyPair(name, a, b);
  const sides = comparisons.find((one) => one.name === name)?.sides ?? [];
  const titleOf = (id: string) => sides.find((side) => side.id === id)?.title ?? id;
  return (
    <>
      <p>
        A는 <RichText text={titleOf(a)} />, B는 <RichText text={titleOf(b)} />
        입니다.
      </p>
      {typeof pair === 'string' && <p>{pair}</p>}
      {pair !== null && typeof pair !== 'string' && <Telling summary={pair.alignment.summary} />}
    </>
  );
}
