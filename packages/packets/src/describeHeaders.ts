import { describeTcpOption } from './describeTcpOption.ts';
import type { FieldDescription, LayerDescription } from './layerDescription.ts';
import type { IcmpHeader, Ipv4Header, ParsedPacket, TcpFlag, TcpHeader, UdpHeader } from './parsedPacket.ts';

const protocolNames: Record<number, string> = { 1: 'ICMP', 6: 'TCP', 17: 'UDP' };

const flagMeanings: Record<TcpFlag, string> = {
  FIN: 'FIN은 더 보낼 데이터가 없다는 뜻입니다',
  SYN: 'SYN은 순서 번호를 맞추며 연결을 열자는 뜻입니다',
  RST: 'RST는 연결을 곧바로 끊는다는 뜻입니다',
  PSH: 'PSH는 받은 데이터를 모아 두지 말고 넘기라는 뜻입니다',
  ACK: 'ACK는 확인 응답 번호가 유효하다는 뜻입니다',
  URG: 'URG는 긴급 포인터가 유효하다는 뜻입니다',
  ECE: 'ECE는 혼잡을 알리는 데 씁니다',
  CWR: 'CWR은 윈도우를 줄였음을 알립니다',
};

/** The fields of RFC 791, 3.1. */
export function describeIpv4(packet: ParsedPacket, ip: Ipv4Header): LayerDescription {
  const field = fieldAt(ip.offset);
  const fields = [
    field('Version', 0, 1, '4', 'IP의 버전입니다. 이 바이트의 앞 4비트에 있습니다.'),
    field('IHL', 0, 1, `${ip.headerLength} B`, '헤더의 길이입니다. 이 바이트의 뒤 4비트에 4바이트 단위로 적습니다.'),
    field('Type of Service', 1, 1, hex(ip.typeOfService, 2), '패킷을 다루는 우선순위와 혼잡 표시입니다.'),
    field('Total Length', 2, 2, `${ip.totalLength} B`, 'IP 헤더부터 데이터 끝까지의 길이입니다.'),
    field('Identification', 4, 2, String(ip.identification), '조각난 패킷을 다시 맞출 때 쓰는 번호입니다.'),
    field('Flags', 6, 1, ipFlags(ip), 'DF는 조각내지 말라는 뜻, MF는 뒤에 조각이 더 있다는 뜻입니다.'),
    field('Fragment Offset', 6, 2, `${ip.fragmentOffset} B`, '이 조각이 원래 데이터의 어디에 놓이는지 말합니다.'),
    field('Time to Live', 8, 1, String(ip.timeToLive), '라우터를 지날 때마다 1씩 줄고, 0이 되면 버려집니다.'),
    field('Protocol', 9, 1, protocolText(ip.protocol), '안에 든 것이 어느 프로토콜인지 말합니다.'),
    field(
      'Header Checksum',
      10,
      2,
      checksumText(ip.checksum, ip.checksumOk),
      'IP 헤더가 상하지 않았는지 확인하는 값입니다.',
    ),
    field('Source Address', 12, 4, ip.source, '보낸 컴퓨터의 IP 주소입니다.'),
    field('Destination Address', 16, 4, ip.destination, '받을 컴퓨터의 IP 주소입니다.'),
  ];
  if (ip.options.length > 0) {
    fields.push(field('Options', 20, ip.options.length, hexBytes(ip.options), '드물게 쓰는 추가 정보입니다.'));
  }
  return {
    key: 'internet',
    name: 'IPv4',
    osi: '3계층 네트워크',
    offset: ip.offset,
    length: Math.min(ip.headerLength, packet.bytes.length),
    explanation: `${ip.source}에서 ${ip.destination}까지 패킷을 나릅니다. 포트는 알지 못합니다.`,
    fields,
  };
}

/** The fields of RFC 9293, 3.1. */
export function describeTcp(packet: ParsedPacket, tcp: TcpHeader): LayerDescription {
  const field = fieldAt(tcp.offset);
  return {
    key: 'transport',
    name: 'TCP',
    osi: '4계층 전송',
    offset: tcp.offset,
    length: Math.min(tcp.headerLength, packet.bytes.length - tcp.offset),
    explanation: '포트로 프로그램을 찾고, 순서 번호와 확인 응답으로 빠짐없이 차례대로 나릅니다.',
    fields: [
      field('Source Port', 0, 2, String(tcp.sourcePort), '보낸 소켓의 포트입니다.'),
      field('Destination Port', 2, 2, String(tcp.destinationPort), '받을 소켓의 포트입니다.'),
      field('Sequence Number', 4, 4, String(tcp.sequence), sequenceExplanation(tcp)),
      field('Acknowledgment Number', 8, 4, String(tcp.acknowledgment), acknowledgmentExplanation(tcp)),
      field(
        'Data Offset',
        12,
        1,
        `${tcp.headerLength} B`,
        'TCP 헤더의 길이입니다. 앞 4비트에 4바이트 단위로 적습니다.',
      ),
      field('Flags', 13, 1, tcp.flags.join(' ') || '없음', flagsExplanation(tcp.flags)),
      field('Window', 14, 2, String(tcp.window), windowExplanation(tcp)),
      field(
        'Checksum',
        16,
        2,
        checksumText(tcp.checksum, tcp.checksumOk),
        '주소와 헤더, 데이터가 상하지 않았는지 확인하는 값입니다.',
      ),
      field('Urgent Pointer', 18, 2, String(tcp.urgentPointer), 'URG 플래그가 있을 때만 뜻이 있습니다.'),
      ...tcp.options.map(describeTcpOption),
    ],
  };
}

/** The fields of RFC 768. */
export function describeUdp(udp: UdpHeader): LayerDescription {
  const field = fieldAt(udp.offset);
  return {
    key: 'transport',
    name: 'UDP',
    osi: '4계층 전송',
    offset: udp.offset,
    length: 8,
    explanation: '포트만 더해 데이터그램 하나를 나릅니다. 연결도 재전송도 없습니다.',
    fields: [
      field('Source Port', 0, 2, String(udp.sourcePort), '보낸 소켓의 포트입니다.'),
      field('Destination Port', 2, 2, String(udp.destinationPort), '받을 소켓의 포트입니다.'),
      field('Length', 4, 2, `${udp.length} B`, 'UDP 헤더와 데이터의 길이입니다.'),
      field(
        'Checksum',
        6,
        2,
        checksumText(udp.checksum, udp.checksumOk),
        '데이터그램이 상하지 않았는지 확인하는 값입니다.',
      ),
    ],
  };
}

/** The first fields of RFC 792. */
export function describeIcmp(icmp: IcmpHeader): LayerDescription {
  const field = fieldAt(icmp.offset);
  return {
    key: 'transport',
    name: 'ICMP',
    osi: '3계층 네트워크',
    offset: icmp.offset,
    length: 8,
    explanation: '패킷을 전하지 못한 까닭 같은, IP 자신의 소식을 나릅니다.',
    fields: [
      field('Type', 0, 1, icmpTypeText(icmp.type), '소식의 종류입니다.'),
      field('Code', 1, 1, String(icmp.code), '종류 안에서 더 자세한 까닭입니다.'),
      field(
        'Checksum',
        2,
        2,
        checksumText(icmp.checksum, icmp.checksumOk),
        '메시지가 상하지 않았는지 확인하는 값입니다.',
      ),
      field('Rest of Header', 4, 4, hex(icmp.rest, 8), '종류마다 뜻이 다른 4바이트입니다.'),
    ],
  };
}

function fieldAt(base: number) {
  return (name: string, offset: number, length: number, value: string, explanation: string): FieldDescription => ({
    name,
    offset: base + offset,
    length,
    value,
    explanation,
  });
}

function sequenceExplanation(tcp: TcpHeader): string {
  return tcp.flags.includes('SYN')
    ? '이 방향의 시작 번호입니다. 커널이 예측하기 어렵게 고릅니다.'
    : '이 세그먼트의 첫 바이트가 스트림의 어디에 놓이는지 말합니다.';
}

function acknowledgmentExplanation(tcp: TcpHeader): string {
  return tcp.flags.includes('ACK')
    ? '이 번호 앞까지 모두 받았고, 다음에는 이 번호를 기다린다는 뜻입니다.'
    : 'ACK 플래그가 없으므로 뜻이 없습니다.';
}

function windowExplanation(tcp: TcpHeader): string {
  return tcp.flags.includes('SYN')
    ? '지금 더 받을 수 있는 바이트 수입니다.'
    : '지금 더 받을 수 있는 양입니다. 핸드셰이크에서 정한 배율(Window Scale)을 곱해 읽습니다.';
}

function flagsExplanation(flags: readonly TcpFlag[]): string {
  return flags.length === 0 ? '켜진 플래그가 없습니다.' : `${flags.map((flag) => flagMeanings[flag]).join('. ')}.`;
}

function ipFlags(ip: Ipv4Header): string {
  return [ip.dontFragment ? 'DF' : '', ip.moreFragments ? 'MF' : ''].filter(Boolean).join(' ') || '없음';
}

function protocolText(protocol: number): string {
  const name = protocolNames[protocol];
  return name === undefined ? String(protocol) : `${protocol} (${name})`;
}

function icmpTypeText(type: number): string {
  const names: Record<number, string> = {
    0: 'Echo Reply',
    3: 'Destination Unreachable',
    8: 'Echo',
    11: 'Time Exceeded',
  };
  return names[type] === undefined ? String(type) : `${type} (${names[type]})`;
}

function checksumText(value: number, ok: boolean | null): string {
  if (ok === null) return `${hex(value, 4)} (확인할 수 없음)`;
  return `${hex(value, 4)} (${ok ? '맞음' : '틀림'})`;
}

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

function hexBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
