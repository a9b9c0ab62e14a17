import type { ShownRecording } from '../state/labState.ts';

/**
 * What may be said of where a kept run comes from. A file can be put together by hand, and a server keeps what it is given: only of the
 * course's runs and of this page's own is it known that they happened.
 */
export function proofWords(from: ShownRecording['from']): { lead: string; doubt: string | null } {
  if (from === 'lesson' || from === 'memory')
    return {
      lead: '실험실 없이 다시 보는 실행입니다. 실제로 일어난 일이 그대로 있고, 지금 실행되는 것은 없습니다.',
      doubt: null,
    };
  return {
    lead: '실험실 없이 다시 보는 실행입니다. 기록에 적힌 그대로이고, 지금 실행되는 것은 없습니다.',
    doubt:
      '기록만으로는 누가 만들었는지, 정말 그렇게 실행했는지 알 수 없습니다. 형식과 순서가 맞지 않는 기록은 열지 않습니다.',
  };
}
