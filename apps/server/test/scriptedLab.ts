import { type Capabilities, type ErrorCode, type LabEvent, SocketLabError } from '@socketlab/protocol';
import type { LabCommand, LabDone, LabProcess } from '../src/labs/labProcess.ts';

const yes = { available: true, detail: '' };
const no = { available: false, detail: '', remedy: 'sudo apt install bubblewrap' };

/** What a machine with everything says. */
export function capabilitiesOf(changes: Partial<Capabilities> = {}): Capabilities {
  return { mode: 'virtual', virtualHosts: yes, sandbox: yes, kernelView: yes, wire: yes, ownCode: yes, ...changes };
}
export const withoutSandbox = capabilitiesOf({ sandbox: no, ownCode: no });

interface ScriptedLab extends LabProcess {
  readonly commands: LabCommand[];
  /** The log grows by this many entries, small ones or console lines with this text. */
  grow(lab: string, count: number, text?: string): void;
  crash(): void;
}

const console = {
  lane: 'program',
  host: 'server',
  program: 'p1',
  kind: 'console',
  stream: 'stdout',
  site: null,
} as const;

/** A lab process that does as the test says: what the server makes of its words is tested here, not the lab. */
export function createScriptedLab(
  capabilities = capabilitiesOf(),
  refuse?: (command: LabCommand) => ErrorCode | undefined,
) {
  const seqs = new Map<string, number>();
  let eventListener = (_lab: string, _events: readonly LabEvent[]) => {};
  let exitListener = () => {};
  let dead = false;
  const lab: ScriptedLab = {
    pid: 1,
    capabilities,
    commands: [],
    async send(command): Promise<LabDone> {
      lab.commands.push(command);
      await Promise.resolve();
      if (dead) throw new SocketLabError('lab-crashed');
      const code = refuse?.(command);
      if (code !== undefined) throw new SocketLabError(code);
      if (command.kind === 'open') return { startedAtUs: 0 };
      return command.kind === 'run' ? { program: 'p1' } : {};
    },
    onEvents: (listener) => {
      eventListener = listener;
    },
    onExit: (listener) => {
      exitListener = listener;
    },
    async close() {
      dead = true;
    },
    grow(id, count, text) {
      const from = seqs.get(id) ?? 0;
      seqs.set(id, from + count);
      const events = Array.from({ length: count }, (_, i): LabEvent => {
        const stamp = { seq: from + i, at: (from + i) * 10 };
        if (text === undefined) return { ...stamp, lane: 'wire', kind: 'delay', delayMs: 200 };
        return { ...stamp, ...console, text };
      });
      eventListener(id, events);
    },
    crash() {
      dead = true;
      exitListener();
    },
  };
  return lab;
}
