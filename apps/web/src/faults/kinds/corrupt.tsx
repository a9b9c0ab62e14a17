import { PercentInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

export const corrupt: FaultKind<'corrupt'> = {
  initial: { kind: 'corrupt', percent: 30 },
  Fields: ({ fault, onChange }) => (
    <PercentInput label="손상되는 비율" value={fault.percent} onChange={(percent) => onChange({ ...fault, percent })} />
  ),
  about: {
    kernel: '체크섬이 맞지 않아 아무 말 없이 버립니다. 보낸 쪽은 손실과 구별하지 못합니다.',
    node: "손실과 같습니다. 망가진 데이터가 'data'로 오는 일은 없습니다.",
  },
};
