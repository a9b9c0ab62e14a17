import { NumberInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

export const latency: FaultKind<'latency'> = {
  initial: { kind: 'latency', extraMs: 300, jitterMs: 0 },
  Fields: ({ fault, onChange }) => (
    <>
      <NumberInput
        label="더 늦게"
        unit="ms"
        value={fault.extraMs}
        min={0}
        max={5000}
        step={50}
        onChange={(extraMs) => onChange({ ...fault, extraMs })}
      />
      <NumberInput
        label="들쭉날쭉"
        unit="± ms"
        value={fault.jitterMs}
        min={0}
        max={2000}
        step={50}
        onChange={(jitterMs) => onChange({ ...fault, jitterMs })}
      />
    </>
  ),
  about: {
    kernel: '왕복 시간을 재어 재전송 타이머를 맞춥니다. 갑자기 늦어지면 도착하기 전에 한 번 더 보내기도 합니다.',
    node: '이벤트가 늦게 옵니다. 오류는 없습니다.',
  },
};
