import { PercentInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

export const loss: FaultKind<'loss'> = {
  initial: { kind: 'loss', percent: 30 },
  Fields: ({ fault, onChange }) => (
    <PercentInput label="버리는 비율" value={fault.percent} onChange={(percent) => onChange({ ...fault, percent })} />
  ),
  about: {
    kernel: '확인 응답이 오지 않은 세그먼트를 다시 보냅니다. 같은 ACK가 세 번 더 오면 타이머를 기다리지 않습니다.',
    node: "'data'가 늦게 옵니다. 끝내 닿지 않으면 'error'의 코드는 ETIMEDOUT입니다.",
  },
};
