import type { PacketLike } from '@socketlab/protocol';
import { ChoiceInput, NumberInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

const likes: readonly (readonly [PacketLike, string])[] = [
  ['any', '아무 패킷'],
  ['SYN', 'SYN'],
  ['SYN+ACK', 'SYN+ACK'],
  ['ACK', 'ACK만 있는 것'],
  ['DATA', '데이터'],
  ['FIN', 'FIN'],
  ['RST', 'RST'],
  ['UDP', 'UDP'],
];

export const loseNext: FaultKind<'loseNext'> = {
  initial: { kind: 'loseNext', count: 1, like: 'SYN' },
  Fields: ({ fault, onChange }) => (
    <>
      <ChoiceInput label="종류" value={fault.like} choices={likes} onChange={(like) => onChange({ ...fault, like })} />
      <NumberInput
        label="개수"
        unit="개"
        value={fault.count}
        min={1}
        max={50}
        onChange={(count) => onChange({ ...fault, count })}
      />
    </>
  ),
  about: {
    kernel:
      'SYN은 1초 뒤에 다시 보내고, 데이터와 FIN은 잰 왕복 시간에 맞추어 다시 보냅니다. ACK만 있는 패킷은 다시 보내지 않습니다.',
    node: "그만큼 'connect', 'data', 'end'가 늦어집니다.",
  },
};
