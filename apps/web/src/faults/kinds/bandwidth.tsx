import { NumberInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

export const bandwidth: FaultKind<'bandwidth'> = {
  initial: { kind: 'bandwidth', kilobitsPerSecond: 256, queuePackets: 20 },
  Fields: ({ fault, onChange }) => (
    <>
      <NumberInput
        label="속도"
        unit="kbit/s"
        value={fault.kilobitsPerSecond}
        min={8}
        max={100_000}
        step={8}
        onChange={(kilobitsPerSecond) => onChange({ ...fault, kilobitsPerSecond })}
      />
      <NumberInput
        label="대기열"
        unit="개"
        value={fault.queuePackets}
        min={1}
        max={1000}
        onChange={(queuePackets) => onChange({ ...fault, queuePackets })}
      />
    </>
  ),
  about: {
    kernel: '보내는 속도를 스스로 줄입니다(혼잡 제어). 보낼 버퍼가 차오릅니다.',
    node: "write()가 false를 돌려주고, 자리가 나면 'drain'이 옵니다.",
  },
};
