import type { WireFault, WireFaultKind } from '@socketlab/protocol';
import type { ReactNode } from 'react';

export type FaultOf<K extends WireFaultKind> = Extract<WireFault, { kind: K }>;

/** One fault as the page offers it: what it starts with, what can be set, and what is known of it. */
export interface FaultKind<K extends WireFaultKind = WireFaultKind> {
  readonly initial: FaultOf<K>;
  /** It watches whole connections, so a direction means nothing to it. */
  readonly wholeConnections?: true;
  /** Its form, where there is anything to set. */
  Fields?(props: { fault: FaultOf<K>; onChange(fault: FaultOf<K>): void }): ReactNode;
  /** What follows from it; what the wire itself does is `faultWords[kind].explain`. */
  readonly about: {
    /** What the kernels do then. */
    kernel: string;
    /** What a Node program hears of it. */
    node: string;
  };
}
