import type { PollView } from '@socketlab/protocol/class';

export interface PollBar {
  choice: number;
  text: string;
  /** Null while the counts are kept back. */
  count: number | null;
  /** Of all answers, in whole percent. */
  percent: number;
  /** The bar's length, 0 to 1: the commonest answer is the longest. */
  share: number;
  /** It is what really happened. */
  real: boolean;
}

/** A poll as bars, one a choice, in the order of its choices. */
export function pollBars({ choices, counts, outcome }: PollView): readonly PollBar[] {
  const total = counts?.reduce((sum, one) => sum + one, 0) ?? 0;
  const most = Math.max(1, ...(counts ?? []));
  return choices.map((text, choice) => {
    const count = counts === null ? null : (counts[choice] ?? 0);
    return {
      choice,
      text,
      count,
      percent: total === 0 ? 0 : Math.round(((count ?? 0) / total) * 100),
      share: (count ?? 0) / most,
      real: outcome?.choice === choice,
    };
  });
}

/** How the class did, in one sentence; null until it is known what happened. */
export function outcomeWords({ counts, outcome }: PollView): string | null {
  if (!outcome) return null;
  const by = outcome.by === 'run' ? '무대의 실행이 보여 준 결과입니다.' : '강사가 정한 결과입니다.';
  const total = counts?.reduce((sum, one) => sum + one, 0) ?? 0;
  if (total === 0) return by;
  return `${by} ${total}명 가운데 ${counts?.[outcome.choice] ?? 0}명이 맞혔습니다.`;
}
