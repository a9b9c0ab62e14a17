import { PercentInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

export const duplicate: FaultKind<'duplicate'> = {
  initial: { kind: 'duplicate', percent: 50 },
  Fields: ({ fault, onChange }) => (
    <PercentInput
      label="두 번 가는 비율"
      value={fault.percent}
      onChange={(percent) => onChange({ ...fault, percent })}
    />
  ),
  about: {
    kernel: 'TCP는 이미 받은 순서 번호를 알아보고 버린 뒤 ACK를 다시 보냅니다.',
    node: "TCP 프로그램은 모릅니다. UDP에서는 'message'가 두 번 옵니다.",
  },
};
