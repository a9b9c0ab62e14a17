import type { FieldDescription } from './layerDescription.ts';
import type { TcpOption } from './parsedPacket.ts';

/** One TCP option as a field of the byte inspector. */
export function describeTcpOption(option: TcpOption): FieldDescription {
  return { offset: option.offset, length: option.length, ...wordsOf(option) };
}

function wordsOf(option: TcpOption): Pick<FieldDescription, 'name' | 'value' | 'explanation'> {
  switch (option.kind) {
    case 'end':
      return { name: 'Option: End', value: '끝', explanation: '옵션 목록이 여기서 끝납니다.' };
    case 'nop':
      return { name: 'Option: No-Operation', value: '빈칸', explanation: '옵션의 자리를 맞추려고 넣은 빈칸입니다.' };
    case 'mss':
      return {
        name: 'Option: Maximum Segment Size',
        value: `${option.bytes} B`,
        explanation: '한 세그먼트로 받을 수 있는 데이터의 최대 크기입니다.',
      };
    case 'windowScale':
      return {
        name: 'Option: Window Scale',
        value: `2^${option.shift} = ${2 ** Math.min(option.shift, 30)}배`,
        explanation: '이 뒤의 윈도우 값에 곱할 배율입니다.',
      };
    case 'sackPermitted':
      return {
        name: 'Option: SACK Permitted',
        value: '사용',
        explanation: '중간이 비어도 받은 구간을 따로 알릴 수 있습니다.',
      };
    case 'sack':
      return {
        name: 'Option: SACK',
        value: option.blocks.map(({ left, right }) => `${left}~${right}`).join(', '),
        explanation: '빈 곳 뒤에서 먼저 받은 구간입니다.',
      };
    case 'timestamps':
      return {
        name: 'Option: Timestamps',
        value: `${option.value}, ${option.echo}`,
        explanation: '보낸 쪽의 시각과 되돌려 주는 시각입니다. 왕복 시간(RTT)을 잽니다.',
      };
    case 'unknown':
      return {
        name: `Option: ${option.code}`,
        value: `${option.length} B`,
        explanation: '여기서 풀이하지 않는 옵션입니다.',
      };
  }
}
