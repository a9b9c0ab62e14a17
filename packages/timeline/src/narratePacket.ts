import type { DropReason } from '@socketlab/protocol';
import { doerWords, dropWords } from './faultWords.ts';
import { explainIcmpLabel } from './icmpWords.ts';
import { noteWords } from './noteWords.ts';
import type { PacketView } from './packetView.ts';
import { code, type Part } from './sentence.ts';
import { hostWords } from './stateWords.ts';
import { say, type Told } from './told.ts';
import { callText, fileName } from './words.ts';

const guessed = '루프백 방식에서는 패킷을 볼 수 없어 프로그램의 호출과 이벤트에서 추정합니다.';

/** The segment left its kernel; nobody else knows of it yet. `heldBefore` is the same segment, still held on the wire. */
export function narrateSent(packet: PacketView, heldBefore: PacketView | null): Told {
  const from = hostWords[packet.from];
  if (packet.inferred) return say([`${from}가 `, ...nameOf(packet), '{을/를} 보낸 것으로 추정합니다.'], guessed);
  if (packet.origin !== null) return narrateMade(packet, packet.origin);
  if (heldBefore !== null) {
    return say(
      [`${from}의 커널이 `, ...nameOf(packet), '{을/를} 다시 보냈습니다.'],
      '먼저 보낸 것은 사라지지 않고 회선에 붙잡혀 있습니다. 커널은 그것을 모르고 확인 응답이 없어 재전송합니다.',
    );
  }
  if (packet.notes.includes('fast-retransmission')) {
    return say(
      [`${from}의 커널이 `, ...nameOf(packet), '{을/를} 다시 보냈습니다.'],
      [...namedNote('fast-retransmission'), '프로그램은 이 일을 모릅니다.'],
    );
  }
  if (packet.retransmission) {
    return say(
      [`${from}의 커널이 `, ...nameOf(packet), '{을/를} 다시 보냈습니다.'],
      '확인 응답을 받지 못한 것을 커널이 스스로 재전송합니다. 프로그램은 이 일을 모릅니다.',
    );
  }
  return say(
    [`${from}의 커널이 `, ...nameOf(packet), '{을/를} 회선으로 보냈습니다.'],
    [...notesToTell(packet).flatMap(namedNote), ...whySent(packet)],
  );
}

/** Made by the wire: no kernel knows that it sent this one. */
function narrateMade(packet: PacketView, origin: NonNullable<PacketView['origin']>): Told {
  if (origin.kind === 'copy') {
    const who = origin.by === 'hand' ? '페이지에서' : `회선의 장애(${doerWords[origin.by]})가`;
    return say(
      [`${who} `, ...nameOf(packet), '{을/를} 하나 더 만들었습니다.'],
      `커널이 다시 보낸 것이 아니라 회선이 만든 복제본입니다. ${copyWords(packet)}`.trimEnd(),
    );
  }
  return say(
    [
      `회선의 중간 장비(${doerWords[origin.by]})가 ${hostWords[packet.to]}로 `,
      ...nameOf(packet),
      '{을/를} 보냈습니다.',
    ],
    `어느 컴퓨터의 커널이 보낸 것도 아닙니다. ${explainIcmpLabel(packet.label)}`.trimEnd(),
  );
}

/** Only TCP has numbers to tell a copy by. */
function copyWords({ kind, sequence }: PacketView): string {
  if (kind === 'UDP') return 'UDP는 겹친 것을 가려내지 않으므로 둘 다 소켓까지 갑니다.';
  return sequence === null ? '' : '받는 커널이 겹친 것을 가려냅니다.';
}

/** A probe of Linux's is told as what its kernel says it is, not by Wireshark's name for its shape. */
function notesToTell({ notes }: PacketView): readonly PacketView['notes'][number][] {
  return notes.includes('zero-window-probe') ? notes.filter((note) => note !== 'keep-alive') : notes;
}

function namedNote(note: PacketView['notes'][number]): string[] {
  const { name, explain } = noteWords[note];
  return [`${name}입니다. ${explain} `];
}

/** The segment is in the other kernel, which throws it away where it is `spoiled`. That a handler is reached is another entry. */
export function narrateDelivered(packet: PacketView, spoiled: boolean): Told {
  const to = hostWords[packet.to];
  if (packet.inferred) return say([...nameOf(packet), `{이/가} ${to}에 도착한 것으로 추정합니다.`], guessed);
  const arrived = [...nameOf(packet), `{이/가} ${to}의 커널에 도착했습니다.`];
  if (spoiled) {
    return say(arrived, '그러나 체크섬이 맞지 않아 커널이 말없이 버립니다. 프로그램은 이 일을 모릅니다.');
  }
  if (packet.origin?.kind === 'copy' && packet.kind !== 'UDP') {
    const known = packet.payloadBytes > 0 || packet.kind === 'FIN';
    const again = known ? ' 이미 받은 번호라면 커널이 버리고 확인 응답만 다시 보냅니다.' : '';
    return say(arrived, `회선이 만든 복제본입니다.${again}`);
  }
  const behind = packet.notes.includes('out-of-order');
  return say(arrived, [...(behind ? namedNote('out-of-order') : []), arrivalWords(packet)]);
}

/** `answered`: a router says so to the sender by ICMP. */
export function narrateDropped(packet: PacketView, reason: DropReason, answered: boolean): Told {
  const { told, explain } = dropWords[reason];
  // Of a refused packet of ICMP's own nothing is said (RFC 1122, 3.2.2).
  const why = explain === '' || (reason === 'refused' && !answered) ? '' : `${explain} `;
  const what = [...nameOf(packet), `{이/가} ${told}`];
  if (packet.origin !== null) return say(what, `${why}회선이 만든 패킷이라 다시 보낼 커널이 없습니다.`);
  if (answered) return say(what, `라우터는 ICMP로 답합니다. ${onceAnswered(packet, reason)}`);
  const again = isSentAgain(packet);
  return say(
    what,
    again
      ? `${why}보낸 커널은 이 일을 모릅니다. 확인 응답이 오지 않으면 다시 보냅니다.`
      : `${why}보낸 커널은 이 일을 모릅니다. 이 패킷만 따로 다시 보내지는 않습니다.`,
  );
}

function isSentAgain({ sequence, kind }: PacketView): boolean {
  return sequence !== null && kind !== 'ACK' && kind !== 'RST';
}

/** What Linux does when the word of a router reaches it (tcp_ipv4.c, tcp_v4_err): before a connection it gives up, in one it goes on. */
function onceAnswered(packet: PacketView, reason: DropReason): string {
  const { kind } = packet;
  if (!isSentAgain(packet)) return '그 답이 닿으면 보낸 커널도 알지만, 이 패킷을 다시 보내지는 않습니다.';
  if (reason === 'mtu') return '그 답이 닿으면 보낸 커널은 더 작게 나누어 다시 보냅니다.';
  if (kind === 'SYN') return '그 답이 닿으면 보낸 커널은 연결을 포기하고 프로그램에 오류로 알립니다.';
  if (kind === 'SYN+ACK') return '그 답이 닿으면 보낸 커널도 압니다.';
  return '그 답이 닿으면 보낸 커널도 알지만, 연결을 버리지 않고 다시 보냅니다.';
}

/** The packet as a noun. */
export function nameOf({ kind, payloadBytes, label }: PacketView): (string | Part)[] {
  switch (kind) {
    case 'DATA':
      return [`데이터 ${payloadBytes}바이트`];
    case 'FIN':
      return payloadBytes > 0 ? [code('FIN'), `과 데이터 ${payloadBytes}바이트`] : [code('FIN')];
    case 'UDP':
      return [`UDP 데이터그램 ${payloadBytes}바이트`];
    case 'OTHER':
      return ['패킷'];
    case 'SYN':
    case 'SYN+ACK':
    case 'ACK':
    case 'RST':
      return [code(kind)];
    case 'ICMP':
      return [code(label)];
  }
}

function whySent(packet: PacketView): (string | Part)[] {
  const after = causeWords(packet);
  switch (packet.kind) {
    case 'SYN':
      return ['연결을 열자는 요청입니다. ', ...after, '상대방의 커널은 아직 받지 못했습니다.'];
    case 'SYN+ACK':
      return ['연결 요청에 커널이 스스로 답합니다. 프로그램은 이 연결을 아직 모릅니다.'];
    case 'ACK':
      return packet.relativeAcknowledgment === null
        ? ['받은 것을 커널이 스스로 확인해 줍니다.']
        : [`순서 번호 ${packet.relativeAcknowledgment} 앞까지 받았음을 커널이 스스로 알립니다.`];
    case 'DATA':
      return [...after, '상대방의 커널은 아직 받지 못했습니다.'];
    case 'FIN':
      return [...after, '더 보낼 데이터가 없다는 뜻입니다. 반대 방향은 따로 닫힙니다.'];
    case 'RST':
      return refusesSyn(packet)
        ? ['연결을 거부한다는 답입니다. 그 포트에서 수신 대기하는 소켓이 없습니다.']
        : [...after, '연결을 곧바로 끊습니다. 확인 응답을 기다리지 않습니다.'];
    case 'UDP':
      return [...after, 'UDP는 도착했는지 확인하지 않습니다.'];
    case 'ICMP':
      return [explainIcmpLabel(packet.label)];
    case 'OTHER':
      return [];
  }
}

/** Number 0 and an ACK: the answer of a kernel that has no connection to a segment without ACK (RFC 9293, 3.10.7.1). */
function refusesSyn({ sequence, acknowledgment }: PacketView): boolean {
  return sequence === 0 && acknowledgment !== null;
}

/** What is known is only that the call came before: the kernel decides when to send. */
function causeWords({ cause }: PacketView): (string | Part)[] {
  if (cause === null) return [];
  return [code(fileName(cause.file)), ` ${cause.line}행의 `, code(callText(cause.method)), ' 뒤에 커널이 보냈습니다. '];
}

function arrivalWords({ kind, payloadBytes, label }: PacketView): string {
  switch (kind) {
    case 'SYN':
      return '그 포트에서 수신 대기하는 소켓이 있으면 커널이 SYN+ACK로 답하고, 없으면 RST로 답합니다.';
    case 'SYN+ACK':
      return '이쪽 커널에서는 연결이 이루어졌습니다. 프로그램에는 `connect` 이벤트로 알립니다.';
    case 'ACK':
      return '앞서 보낸 것이 상대방의 커널까지 갔음을 알게 됩니다. 상대 프로그램이 읽었다는 뜻은 아닙니다.';
    case 'DATA':
      return '커널이 받았을 뿐입니다. 핸들러에는 `data` 이벤트로 따로 도달합니다.';
    case 'FIN':
      return payloadBytes > 0
        ? '핸들러에는 `data` 이벤트가 먼저, 데이터를 모두 읽은 뒤 `end` 이벤트가 도달합니다.'
        : '프로그램이 앞의 데이터를 모두 읽고 나면 `end` 이벤트로 알립니다.';
    case 'RST':
      return '번호가 맞으면 연결이 곧바로 끊어집니다. 프로그램은 대개 `error` 이벤트로 알게 됩니다.';
    case 'UDP':
      return '커널이 받았을 뿐입니다. 그 포트의 소켓이 있으면 핸들러에는 `message` 이벤트로 따로 도달합니다.';
    case 'ICMP':
      return explainIcmpLabel(label);
    case 'OTHER':
      return '';
  }
}
