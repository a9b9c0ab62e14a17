import type { Capabilities, DistributiveOmit, LabEvent, LabReport, LabRequest } from '@socketlab/protocol';

/** A request before it has its call number. */
export type LabCommand = DistributiveOmit<LabRequest, 'call'>;
export type LabDone = Pick<Extract<LabReport, { kind: 'done' }>, 'program' | 'startedAtUs'>;

/** What the server needs of a lab process: the real one, or a test's. */
export interface LabProcess {
  readonly pid: number;
  readonly capabilities: Capabilities;
  /** Rejects with `SocketLabError`: the code of the lab's refusal, or `lab-crashed` where the process ended first. */
  send(command: LabCommand): Promise<LabDone>;
  onEvents(listener: (lab: string, events: readonly LabEvent[]) => void): void;
  /** Called once, however the process ended. */
  onExit(listener: () => void): void;
  /** Resolves when the process is gone. */
  close(): Promise<void>;
}
