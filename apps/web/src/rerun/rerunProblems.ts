import { type ErrorCode, errorMessages, type LabEvent } from '@socketlab/protocol';
import type { RerunNote, RerunPlan } from '@socketlab/rerun';
import { deedWords } from './deedWords.ts';

/** A deed that was not done again, or not at its own moment, and why. */
export interface RerunProblem {
  seq: number;
  /** When it was done in the old run. */
  atUs: number;
  deed: string;
  why: string;
}

const lostWords = {
  cut: '기록에 보낸 글의 앞부분만 남아 있어 되풀이하지 않았습니다.',
  unnamed: '일이 너무 많아 그 소켓이 기록에 남지 않았으므로 되풀이하지 않았습니다.',
  unclear: '기록만으로는 손이 패킷에 한 일을 알 수 없어 되풀이하지 않았습니다.',
} as const;

export function rerunProblems(
  { lost }: RerunPlan,
  notes: readonly RerunNote[],
  events: readonly LabEvent[],
): RerunProblem[] {
  const told = notes.map((note) => {
    const { seq, atUs, deed } = note.deed;
    return { seq, atUs, deed: deedWords(deed), why: whyOf(note) };
  });
  const untold = lost.map(({ seq, atUs, why }) => ({ seq, atUs, deed: lostDeed(events[seq]), why: lostWords[why] }));
  return [...told, ...untold].sort((a, b) => a.seq - b.seq);
}

function whyOf(note: RerunNote): string {
  if (note.kind === 'refused' && note.code === 'unknown-packet')
    return '이번에는 그 패킷이 이미 도착했거나 사라진 뒤였습니다.';
  if (note.kind === 'refused') return errorMessages[note.code as ErrorCode] ?? '서버가 받아들이지 않았습니다.';
  if (note.kind === 'late') return '앞서 일어나야 할 일이 제때 오지 않아 차례대로 했습니다.';
  return '대상이 되는 패킷이나 프로그램이 이번에는 나오지 않아 하지 못했습니다.';
}

const lostDeed = (event: LabEvent | undefined): string =>
  event?.kind === 'call' ? `소켓의 ${event.method}` : '패킷에 한 일';
