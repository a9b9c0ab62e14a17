import type { WireFault } from '@socketlab/protocol';
import { ChoiceInput } from '../Fields.tsx';
import type { FaultKind } from '../faultKind.ts';

type Code = Extract<WireFault, { kind: 'refuse' }>['code'];
const codes: readonly (readonly [Code, string])[] = [
  ['host', '컴퓨터에 닿을 수 없음'],
  ['port', '포트에 닿을 수 없음'],
  ['prohibited', '관리자가 막음'],
];

export const refuse: FaultKind<'refuse'> = {
  initial: { kind: 'refuse', code: 'host' },
  Fields: ({ fault, onChange }) => (
    <ChoiceInput label="이유" value={fault.code} choices={codes} onChange={(code) => onChange({ ...fault, code })} />
  ),
  about: {
    kernel: '연결을 시작하는 중이면 곧바로 포기합니다. 이미 연결된 뒤라면 흘려듣고 다시 보냅니다.',
    node: "연결하는 중에는 'error'의 코드가 EHOSTUNREACH 또는 ECONNREFUSED입니다.",
  },
};
