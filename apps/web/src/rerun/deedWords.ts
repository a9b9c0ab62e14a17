import type { FaultCommand, PacketAction, ProgramAction } from '@socketlab/protocol';
import type { Deed } from '@socketlab/rerun';
import { faultWords, presetWords } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';

/** `server/server.js #1`, and what stands behind it: the file alone. */
const fileOf = (name: string): string => name.split('/')[1]?.split(' ')[0] ?? name;

/** What was done, as a name for it. */
export function deedWords(deed: Deed): string {
  switch (deed.do) {
    case 'run':
      return `${deed.file} 실행`;
    case 'signal':
      return `${fileOf(deed.program)}에 ${deed.signal}`;
    case 'act':
      return `${fileOf(deed.program)} ${actionWords(deed.action)}`;
    case 'socket':
      return `${fileOf(deed.socket)} 소켓의 ${deed.action.kind}`;
    case 'fault':
      return faultCommandWords(deed.command);
    case 'packet':
      return `패킷 ${packetWords(deed.action)}`;
    case 'next':
      return '한 패킷씩 다음';
    case 'delay':
      return `회선 지연 ${deed.delayMs} ms`;
  }
}

function actionWords(action: ProgramAction): string {
  if (action.kind === 'block') return `이벤트 루프 막기 ${action.ms / 1000}초`;
  if (action.kind === 'closeIdle') return '쉬는 소켓 닫기';
  return action.ms > 0 ? `수락 늦추기 ${action.ms / 1000}초` : '수락 늦추기 끄기';
}

function faultCommandWords(command: Exclude<FaultCommand, { kind: 'packet' | 'next' }>): string {
  switch (command.kind) {
    case 'wireFault':
      return command.on
        ? `${faultWords[command.fault.kind].short(command.fault)} 켜기`
        : `${faultWords[command.fault.kind].name} 끄기`;
    case 'stepMode':
      return `한 패킷씩 ${command.on ? '켜기' : '끄기'}`;
    case 'preset':
      return `${shortHostWords[command.host]} 설정 ${presetWords[command.preset].name}`;
    case 'power':
      return `${shortHostWords[command.host]} 전원 ${command.on ? '켜기' : '끄기'}`;
  }
}

function packetWords(action: PacketAction): string {
  switch (action.kind) {
    case 'hold':
      return '붙잡기';
    case 'release':
      return '놓기';
    case 'drop':
      return '버리기';
    case 'duplicate':
      return '하나 더';
    case 'delay':
      return `${action.ms / 1000}초 늦추기`;
    case 'swap':
      return '순서 바꾸기';
  }
}
