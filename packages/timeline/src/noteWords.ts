import type { PacketNote } from './packetView.ts';

/** Wireshark's names for what a segment is beyond its flags, each explained in one sentence. */
export const noteWords: Record<PacketNote, { name: string; wireshark: string; explain: string }> = {
  retransmission: {
    name: '재전송',
    wireshark: 'TCP Retransmission',
    explain: '확인 응답을 제때 받지 못해 커널이 같은 바이트를 다시 보냅니다.',
  },
  'fast-retransmission': {
    name: '빠른 재전송',
    wireshark: 'TCP Fast Retransmission',
    explain: '중복 확인 응답이 거듭 와서 타이머를 기다리지 않고 다시 보냅니다.',
  },
  'out-of-order': {
    name: '순서 뒤바뀜',
    wireshark: 'TCP Out-Of-Order',
    explain: '순서 번호가 앞서는 세그먼트가 뒤의 것보다 늦게 나타났습니다.',
  },
  'duplicate-ack': {
    name: '중복 확인 응답',
    wireshark: 'TCP Dup ACK',
    explain: '빠진 세그먼트가 있어 아직 기다리는 번호를 되풀이해 알립니다.',
  },
  'zero-window': {
    name: '윈도우 0',
    wireshark: 'TCP ZeroWindow',
    explain: '수신 버퍼가 가득 차 더 보내지 말라고 알립니다.',
  },
  'window-full': {
    name: '가득 찬 윈도우',
    wireshark: 'TCP Window Full',
    explain: '상대방이 허락한 윈도우를 끝까지 채워, 윈도우가 열릴 때까지 더 보낼 수 없습니다.',
  },
  'window-update': {
    name: '윈도우 갱신',
    wireshark: 'TCP Window Update',
    explain: '새로 확인하는 바이트 없이 윈도우의 크기만 바꾸어 알립니다.',
  },
  'zero-window-probe': {
    name: '윈도우 0 탐침',
    wireshark: 'TCP ZeroWindowProbe',
    explain: '상대방의 윈도우가 열렸는지 물어, 윈도우를 알리는 응답을 받아 냅니다.',
  },
  'zero-window-probe-ack': {
    name: '윈도우 0 탐침의 응답',
    wireshark: 'TCP ZeroWindowProbeAck',
    explain: '탐침에 답하며 윈도우가 아직 0이라고 알립니다.',
  },
  'keep-alive': {
    name: '킵얼라이브',
    wireshark: 'TCP Keep-Alive',
    explain:
      '이미 확인된 번호를 다시 보내 상대방의 확인 응답을 받아 냅니다. 리눅스의 윈도우 0 탐침도 이와 같은 모양입니다.',
  },
  'keep-alive-ack': {
    name: '킵얼라이브의 응답',
    wireshark: 'TCP Keep-Alive ACK',
    explain: '연결이 살아 있다고 답합니다.',
  },
};
