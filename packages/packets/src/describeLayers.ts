import { describeIcmp, describeIpv4, describeTcp, describeUdp } from './describeHeaders.ts';
import type { LayerDescription } from './layerDescription.ts';
import type { ParsedPacket } from './parsedPacket.ts';

/** The layers of a packet from the wire upward, each byte of the packet in exactly one of them. */
export function describeLayers(packet: ParsedPacket): LayerDescription[] {
  const layers = [describeLink()];
  if (packet.ip !== null) layers.push(describeIpv4(packet, packet.ip));
  if (packet.tcp !== null) layers.push(describeTcp(packet, packet.tcp));
  if (packet.udp !== null) layers.push(describeUdp(packet.udp));
  if (packet.icmp !== null) layers.push(describeIcmp(packet.icmp));
  layers.push(describeData(packet));
  return layers;
}

function describeLink(): LayerDescription {
  return {
    key: 'link',
    name: '링크',
    osi: '2계층 데이터 링크',
    offset: 0,
    length: 0,
    explanation: '가상 회선(TUN)은 IP 패킷만 나르므로 이더넷 헤더와 MAC 주소가 없습니다.',
    fields: [],
  };
}

function describeData(packet: ParsedPacket): LayerDescription {
  const length = packet.payload.length;
  return {
    key: 'data',
    name: '데이터',
    osi: '5~7계층 세션, 표현, 응용',
    offset: packet.payloadOffset,
    length,
    explanation: dataExplanation(packet, length),
    fields:
      length === 0
        ? []
        : [
            {
              name: 'Payload',
              offset: packet.payloadOffset,
              length,
              value: `${length} B`,
              explanation: '프로그램이 쓴 바이트입니다. 커널은 그 뜻을 읽지 않고 나르기만 합니다.',
            },
          ],
  };
}

function dataExplanation(packet: ParsedPacket, length: number): string {
  switch (packet.error) {
    case 'empty':
      return '바이트가 하나도 없습니다.';
    case 'not-ipv4':
      return 'IPv4 패킷이 아니어서 나누어 읽지 않았습니다.';
    case 'bad-header':
      return '헤더의 길이가 서로 맞지 않아 나머지를 그대로 보입니다.';
    case 'truncated':
      return `패킷이 잘려 있습니다. 헤더는 데이터가 ${packet.payloadLength}바이트라고 말합니다.`;
    case null:
      return length === 0 ? '이 패킷은 데이터를 나르지 않습니다.' : `데이터 ${length}바이트를 나릅니다.`;
  }
}
