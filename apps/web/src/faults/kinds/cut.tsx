import type { FaultKind } from '../faultKind.ts';

export const cut: FaultKind<'cut'> = {
  initial: { kind: 'cut' },
  about: {
    kernel: '보낸 것이 있으면 점점 더 뜸하게 다시 보내다가 포기합니다. 보낸 것이 없으면 끊긴 줄 모릅니다.',
    node: "보낸 것이 있으면 한참 뒤에 'error'(ETIMEDOUT)가 옵니다. 보낸 것이 없으면 아무 이벤트도 오지 않습니다.",
  },
};
