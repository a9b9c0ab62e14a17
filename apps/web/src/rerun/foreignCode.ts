import type { Capabilities } from '@socketlab/protocol';
import type { RecordedFile, Recording } from '@socketlab/recording';
import type { Question } from '../dialogs/question.ts';
import type { ShownRecording } from '../state/labState.ts';

/** Every text that ran up to a moment, each once. One file may have run as several: the editors of a kept run show the last of them. */
export function textsThatRan(events: Recording['events'], applied: number): RecordedFile[] {
  const texts = new Map<string, RecordedFile>();
  for (const event of events) {
    if (event.seq >= applied) break;
    if (event.kind !== 'spawn') continue;
    const { host, file: name, source } = event;
    texts.set(JSON.stringify([host, name, source]), { host, name, source });
  }
  return [...texts.values()];
}

/** Whoever gave the student a file or a link may have written what is in it. */
export const isForeign = ({ from }: Pick<ShownRecording, 'from'>): boolean => from === 'file' || from === 'server';

/** What is asked before a stranger's programs run on the student's server. */
export function askToRun(texts: readonly RecordedFile[], capabilities: Capabilities): Question {
  const files = new Set(texts.map(({ host, name }) => `${host}/${name}`)).size;
  const hidden = texts.length - files;
  return {
    title: '이 기록의 코드를 실행할까요',
    text: [
      `기록에 든 프로그램 ${files}개를 지금 연결된 서버에서 실제로 실행합니다.`,
      '누가 쓴 코드인지 기록만으로는 알 수 없으니 먼저 읽어 봅니다.',
      ...(hidden > 0 ? [`편집기에 보이지 않는 앞선 코드 ${hidden}개도 실행합니다.`] : []),
      placeWords(capabilities),
    ].join(' '),
    yes: '실행',
  };
}

function placeWords({ sandbox, virtualHosts }: Capabilities): string {
  if (!sandbox.available)
    return '이 서버에는 샌드박스가 없어 프로그램이 서버 컴퓨터의 파일과 네트워크에 닿을 수 있습니다.';
  if (!virtualHosts.available) return '샌드박스 안에서 실행하지만 서버 컴퓨터의 네트워크에는 닿습니다.';
  return '학생의 코드와 같은 샌드박스와 한도 안에서 실행합니다.';
}
