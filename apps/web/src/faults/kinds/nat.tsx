import { NumberInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

export const nat: FaultKind<'nat'> = {
  initial: { kind: 'nat', idleMs: 3000 },
  wholeConnections: true,
  Fields: ({ fault, onChange }) => (
    <NumberInput
      label="잊는 시간"
      unit="ms"
      value={fault.idleMs}
      min={200}
      max={600_000}
      step={500}
      onChange={(idleMs) => onChange({ ...fault, idleMs })}
    />
  ),
  about: {
    kernel: '양쪽 모두 연결이 살아 있다고 믿습니다. 보낸 것을 거듭 다시 보냅니다.',
    node: '조용한 동안에는 아무 이벤트도 없습니다. 다시 보내면 한참 뒤에 ETIMEDOUT이 옵니다.',
  },
};
