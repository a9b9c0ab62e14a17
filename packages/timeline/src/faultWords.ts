import type { DropReason, HostPreset, PacketDoer, PacketLike, WireFault, WireFaultKind } from '@socketlab/protocol';

export interface FaultWords {
  /** As it stands on a form or a mark. */
  name: string;
  /** With its settings: `손실 30%`. */
  short(fault: WireFault): string;
  /** What it does to packets, in one sentence. */
  explain: string;
}

type FaultOf<K extends WireFaultKind> = Extract<WireFault, { kind: K }>;

function words<K extends WireFaultKind>(
  kind: K,
  name: string,
  short: (fault: FaultOf<K>) => string,
  explain: string,
): FaultWords {
  return { name, explain, short: (fault) => (fault.kind === kind ? short(fault as FaultOf<K>) : name) };
}

const likeWords: Record<PacketLike, string> = {
  any: '패킷',
  SYN: 'SYN',
  'SYN+ACK': 'SYN+ACK',
  ACK: 'ACK',
  DATA: '데이터',
  FIN: 'FIN',
  RST: 'RST',
  UDP: 'UDP 데이터그램',
};

const refusalWords: Record<FaultOf<'refuse'>['code'], string> = {
  host: '호스트',
  port: '포트',
  prohibited: '통신 금지',
};

/** Faults on the wire, in the words of the page: forms, marks and sentences. */
export const faultWords: Record<WireFaultKind, FaultWords> = {
  latency: words(
    'latency',
    '추가 지연',
    ({ extraMs, jitterMs }) => `추가 지연 ${extraMs}${jitterMs > 0 ? `±${jitterMs}` : ''} ms`,
    '모든 패킷이 그만큼 더 늦게 도착합니다. 순서는 지켜집니다.',
  ),
  loss: words(
    'loss',
    '손실',
    ({ percent }) => `손실 ${percent}%`,
    '패킷마다 정한 확률로 사라집니다. 보낸 커널은 모릅니다.',
  ),
  loseNext: words(
    'loseNext',
    '골라서 손실',
    ({ count, like }) => `다음 ${likeWords[like]} ${count}개 손실`,
    '조건에 맞는 패킷이 정한 수만큼 사라지면 장애가 저절로 풀립니다.',
  ),
  duplicate: words(
    'duplicate',
    '복제',
    ({ percent }) => `복제 ${percent}%`,
    '회선이 같은 패킷을 하나 더 보냅니다. TCP라면 받는 커널이 겹친 것을 가려냅니다.',
  ),
  reorder: words(
    'reorder',
    '순서 바꾸기',
    ({ percent, byMs }) => `순서 바꾸기 ${percent}%, ${byMs} ms`,
    '일부 패킷이 늦어져 뒤에 떠난 패킷이 먼저 도착합니다.',
  ),
  bandwidth: words(
    'bandwidth',
    '대역폭 제한',
    ({ kilobitsPerSecond, queuePackets }) => `대역폭 ${kilobitsPerSecond} kbit/s, 대기열 ${queuePackets}개`,
    '패킷이 이 속도로 하나씩 나갑니다. 대기열이 가득 차면 새로 온 패킷은 버려집니다.',
  ),
  mtu: words(
    'mtu',
    'MTU 제한',
    ({ bytes, tellSender }) => `MTU ${bytes}바이트${tellSender ? ', ICMP로 알림' : ', 알리지 않음'}`,
    '이보다 큰 패킷은 회선을 지나지 못합니다.',
  ),
  corrupt: words(
    'corrupt',
    '손상',
    ({ percent }) => `손상 ${percent}%`,
    '패킷의 비트 하나가 뒤집힙니다. 받는 커널이 체크섬으로 알아내 버립니다.',
  ),
  cut: words('cut', '회선 끊기', () => '회선 끊기', '이 방향의 패킷이 모두 사라집니다. 어느 커널도 통보받지 못합니다.'),
  nat: words(
    'nat',
    'NAT 망각',
    ({ idleMs }) => `NAT 망각 ${idleMs} ms`,
    '이 시간 동안 유휴인 연결을 중간 장비가 잊습니다. 그 뒤의 패킷은 말없이 버려집니다.',
  ),
  reset: words(
    'reset',
    'RST 끼워 넣기',
    () => 'RST 끼워 넣기',
    '다음 데이터가 지나갈 때 중간 장비가 양쪽에 RST를 보냅니다. 두 프로그램은 상대방이 끊은 줄로 압니다.',
  ),
  refuse: words(
    'refuse',
    'ICMP 거절',
    ({ code }) => `ICMP 거절(${refusalWords[code]})`,
    '라우터가 패킷을 넘기지 않고 도달할 수 없다는 ICMP로 답합니다.',
  ),
};

/** Who did something to a packet, as a noun. */
export const doerWords: Record<PacketDoer, string> = {
  hand: '손',
  step: '한 패킷씩',
  order: '앞 패킷',
  ...(Object.fromEntries(Object.entries(faultWords).map(([kind, { name }]) => [kind, name])) as Record<
    WireFaultKind,
    string
  >),
};

/** Why a packet never arrived. `told` follows the packet's name and its particle; `explain` says who knows of it. */
export const dropWords: Record<DropReason, { name: string; told: string; explain: string }> = {
  student: {
    name: '손으로 버림',
    told: '회선에서 버려졌습니다.',
    explain: '페이지에서 버린 것입니다.',
  },
  loss: { name: '손실', told: '회선의 손실로 사라졌습니다.', explain: '' },
  cable: { name: '끊긴 회선', told: '회선이 끊겨 사라졌습니다.', explain: '' },
  queue: {
    name: '가득 찬 대기열',
    told: '회선의 대기열이 가득 차 버려졌습니다.',
    explain: '느린 회선 앞에서는 패킷이 줄을 섭니다.',
  },
  mtu: {
    name: 'MTU 초과',
    told: '회선의 MTU보다 커서 버려졌습니다.',
    explain: '',
  },
  nat: {
    name: '잊힌 연결',
    told: '연결을 잊은 중간 장비에서 버려졌습니다.',
    explain: '두 커널에는 연결이 그대로 남아 있습니다.',
  },
  refused: {
    name: '라우터의 거절',
    told: '라우터에서 거절되었습니다.',
    explain: '라우터는 ICMP로 답합니다.',
  },
  repeated: {
    name: '겹친 재전송',
    told: '회선에 쌓이지 않도록 버려졌습니다.',
    explain: '같은 세그먼트가 아직 회선에 붙잡혀 있습니다.',
  },
  'host-gone': { name: '없는 컴퓨터', told: '받을 컴퓨터가 없어 버려졌습니다.', explain: '' },
};

/** Sets of a host's kernel settings. */
export const presetWords: Record<HostPreset, { name: string; explain: string }> = {
  lesson: {
    name: '수업용',
    explain: '실험실의 컴퓨터가 처음에 갖는 설정입니다. 기다리는 시간이 수업에 맞게 짧습니다.',
  },
  fast: { name: '빠른 실패', explain: '재시도가 적어 몇 초 만에 시간 초과가 납니다.' },
  linux: { name: '리눅스 기본값', explain: '커널의 기본값입니다. 시간 초과까지 십여 분이 걸리기도 합니다.' },
};
