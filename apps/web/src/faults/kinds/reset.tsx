import type { FaultKind } from '../faultKind.ts';

export const reset: FaultKind<'reset'> = {
  initial: { kind: 'reset' },
  wholeConnections: true,
  about: {
    kernel: '순서 번호가 맞으므로 상대방이 보낸 RST로 믿고 연결을 곧바로 버립니다.',
    node: "양쪽에 'error'(ECONNRESET)와 'close'가 옵니다. 'end'는 오지 않습니다.",
  },
};
