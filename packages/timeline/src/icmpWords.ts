/** What a router or a kernel says by ICMP (RFC 792; RFC 1812, 5.2.7.1), by type and code. */
const destinationUnreachable: Record<number, { name: string; explain: string }> = {
  0: { name: '네트워크 도달 불가', explain: '그 네트워크로 가는 길이 없다는 답입니다.' },
  1: { name: '호스트 도달 불가', explain: '그 컴퓨터까지 가는 길이 없다는 답입니다.' },
  3: { name: '포트 도달 불가', explain: '그 포트에서 받는 소켓이 없다는 답입니다.' },
  4: {
    name: '패킷이 너무 큼',
    explain: '다음 회선의 MTU보다 큰 패킷이라 버렸다는 답입니다. 커널은 더 작게 나누어 다시 보냅니다.',
  },
  13: { name: '통신 금지', explain: '관리자가 이 통신을 막아 두었다는 답입니다.' },
};

export function icmpLabel({ type, code }: { type: number; code: number }): string {
  const known = type === 3 ? destinationUnreachable[code] : undefined;
  return known === undefined ? 'ICMP' : `ICMP ${known.name}`;
}

/** One sentence on what a message with this label says; empty where it is none of those known here. */
export function explainIcmpLabel(label: string): string {
  return Object.values(destinationUnreachable).find(({ name }) => label === `ICMP ${name}`)?.explain ?? '';
}
