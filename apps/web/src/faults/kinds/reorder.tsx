import { NumberInput, PercentInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

export const reorder: FaultKind<'reorder'> = {
  initial: { kind: 'reorder', percent: 30, byMs: 150 },
  Fields: ({ fault, onChange }) => (
    <>
      <PercentInput label="처지는 비율" value={fault.percent} onChange={(percent) => onChange({ ...fault, percent })} />
      <NumberInput
        label="처지는 시간"
        unit="ms"
        value={fault.byMs}
        min={1}
        max={2000}
        step={50}
        onChange={(byMs) => onChange({ ...fault, byMs })}
      />
    </>
  ),
  about: {
    kernel: '빈자리가 메워질 때까지 뒤의 것을 보관하고, 그동안 같은 ACK를 되풀이합니다.',
    node: 'TCP 프로그램은 언제나 순서대로 받습니다. UDP 프로그램은 도착한 순서대로 받습니다.',
  },
};
