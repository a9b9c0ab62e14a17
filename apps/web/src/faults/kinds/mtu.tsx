import { NumberInput, SwitchInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

export const mtu: FaultKind<'mtu'> = {
  initial: { kind: 'mtu', bytes: 600, tellSender: true },
  Fields: ({ fault, onChange }) => (
    <>
      <NumberInput
        label="가장 큰 패킷"
        unit="B"
        value={fault.bytes}
        min={552}
        max={1500}
        step={20}
        onChange={(bytes) => onChange({ ...fault, bytes })}
      />
      <SwitchInput
        label="ICMP로 알리기"
        value={fault.tellSender}
        onChange={(tellSender) => onChange({ ...fault, tellSender })}
      />
    </>
  ),
  about: {
    kernel:
      '알림을 받으면 세그먼트를 더 작게 나누어 다시 보냅니다. 리눅스는 552 B보다 작게 하라는 알림을 믿지 않습니다. 알림이 없으면 같은 크기를 거듭 보냅니다.',
    node: '알림이 있으면 프로그램은 모릅니다. 없으면 작은 데이터만 오가고 큰 데이터는 끝내 오지 않습니다.',
  },
};
