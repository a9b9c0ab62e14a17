import type { ShownRecording } from '../state/labState.ts';

/**
 * What may be said of where a kept run comes from. A file can be put together by hand, a server keeps what it is given, and what was made again
 * in this page may have come from there: only of the course's own runs is it known that they happened.
 */
export function proofWords(from: ShownRecording['from']): { lead: string; doubt: string | null } {
  const told = from === 'lesson' ? '실제로 일어난 일이 그대로 있고' : '기록에 적힌 그대로이고';
  return {
    lead: `실험실 없이 다시 보는 실행입니다. ${told}, 지금 실행되는 것은 없습니다.`,
    doubt:
      from === 'file' || from === 'server'
        ? '기록만으로는 누가 만들었는지, 정말 그렇게 실행했는지 알 수 없습니다. 형식과 순서가 맞지 않는 기록은 열지 않습니다.'
        : null,
  };
}
