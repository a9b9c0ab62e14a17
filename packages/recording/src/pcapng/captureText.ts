import { hostWords } from '@socketlab/timeline';
import type { RecordingHeader } from '../header.ts';

/**
 * A text as readers of captures show it: on one line, and without the bytes that end a text or move a terminal's cursor. Those are shown by
 * their pictures (U+2400 and on).
 */
export function plainText(text: string): string {
  return text.replace(/[\r\n\t\u0085\u2028\u2029]+/g, ' ').replace(/\p{Cc}/gu, pictureOf);
}

function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code === 0x7f) return '\u2421';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
}

/** What the file says of itself, in its section header. */
export function sectionComments({ title, start }: RecordingHeader): readonly string[] {
  const clock =
    start === null
      ? ['언제 시작했는지 기록에 남지 않아, 실험실이 열린 순간을 1970년 1월 1일 0시(UTC)로 적었습니다.']
      : [];
  return [
    plainText(title),
    '소켓랩의 회선을 실제로 지나간 패킷입니다. 패킷마다 보낸 순간에 한 번, 보낸 컴퓨터의 인터페이스에 있습니다.',
    '주석의 ms는 그 패킷을 보낸 순간부터 센 시간입니다. 패킷이 아닌 일은 시간이 가장 가까운 패킷에 적었습니다.',
    ...clock,
  ];
}

/** The hosts in their order, each with its address, and behind them the wire itself. */
export function interfacesOf(
  hosts: RecordingHeader['hosts'],
  addressOf: (host: RecordingHeader['hosts'][number]) => string,
) {
  return [
    ...hosts.map((name) => ({ name: name as string, description: `${hostWords[name]} ${addressOf(name)}`.trimEnd() })),
    { name: 'wire', description: '회선이 만든 패킷 (복제본, 중간 장비)' },
  ];
}
