import type { WireFaultKind } from '@socketlab/protocol';
import type { FaultKind } from './faultKind.ts';
import { bandwidth } from './kinds/bandwidth.tsx';
import { corrupt } from './kinds/corrupt.tsx';
import { cut } from './kinds/cut.tsx';
import { duplicate } from './kinds/duplicate.tsx';
import { latency } from './kinds/latency.tsx';
import { loseNext } from './kinds/loseNext.tsx';
import { loss } from './kinds/loss.tsx';
import { mtu } from './kinds/mtu.tsx';
import { nat } from './kinds/nat.tsx';
import { refuse } from './kinds/refuse.tsx';
import { reorder } from './kinds/reorder.tsx';
import { reset } from './kinds/reset.tsx';

/** Every fault of the protocol: the compiler finds one that is missing here. */
export const faultKinds: { readonly [K in WireFaultKind]: FaultKind<K> } = {
  loseNext,
  loss,
  corrupt,
  duplicate,
  latency,
  reorder,
  bandwidth,
  cut,
  nat,
  mtu,
  reset,
  refuse,
};

/** As the panel shows them. */
export const faultGroups: readonly { title: string; kinds: readonly WireFaultKind[] }[] = [
  { title: '사라짐', kinds: ['loseNext', 'loss', 'corrupt'] },
  { title: '시간과 순서', kinds: ['latency', 'reorder', 'duplicate', 'bandwidth'] },
  { title: '끊김', kinds: ['cut', 'nat', 'mtu'] },
  { title: '중간 장비', kinds: ['reset', 'refuse'] },
];
