import type { LabEvent } from '@socketlab/protocol';

type LabLineEvent = Extract<LabEvent, { kind: 'consoleSkipped' | 'name' }>;

/** What the lab itself says in a program's console of such an entry; null: nothing. */
export function labLine(event: LabLineEvent): string | null {
  if (event.kind === 'consoleSkipped') return `출력이 너무 잦아 ${event.lines}줄을 보이지 않습니다.`;
  // A rule that changes where a program connects is said where the student looks for what it did.
  if (event.rule !== 'localhost-is-server') return null;
  // `dgram` sends to 127.0.0.1 where a program names no address.
  const what =
    event.asked === '127.0.0.1'
      ? `주소를 적지 않은 데이터그램을 서버 컴퓨터(${event.answered})로 보냅니다.`
      : `${event.asked}를 서버 컴퓨터(${event.answered})로 읽습니다.`;
  return `실험실 규칙: ${what}`;
}
