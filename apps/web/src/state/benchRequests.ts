import { type Bench, type Setup, setupFaults } from '@socketlab/lessons';
import { defaultDelayMs, type HostName } from '@socketlab/protocol';
import type { Connection } from './connection.ts';
import { RequestRefused } from './connection.ts';
import type { LabState } from './labState.ts';
import { openPageLab } from './openPageLab.ts';

/** The page's stage as a place for a whole run: what is checked is what is seen. */
export interface StageBench extends Pick<Bench, 'run' | 'perform'> {
  /** Keeps everybody else's hands off until the returned function is called, which also puts back the wire as it was set before. */
  begin(): () => void;
  open(lab: { setup: Setup; hosts: readonly HostName[] }): Promise<void>;
}

interface BenchParts {
  get(): LabState;
  set(part: Partial<LabState>): void;
  connection: Connection;
  adopt(lab: string | null): void;
}

/** Every call rejects with `RequestRefused` where the server refuses it, or where the lab is no longer there. */
export function createStageBench({ get, set, connection, adopt }: BenchParts): StageBench {
  function lab(): string {
    const { lab: current } = get();
    if (current?.status !== 'open') throw new RequestRefused(null);
    return current.id;
  }

  return {
    begin() {
      const { faults, delayMs } = get();
      get().goLive();
      set({ busy: 'check' });
      return () => set({ busy: null, faults, delayMs });
    },
    async open({ setup, hosts }) {
      const faults = get().capabilities?.wire.available ? setupFaults(setup) : [];
      set({ faults, delayMs: setup.delayMs ?? defaultDelayMs });
      if ((await openPageLab({ get, ask: (request) => connection.ask(request), adopt }, hosts)) === null)
        throw new RequestRefused(null);
    },
    async run({ host, name, source }) {
      const reply = await connection.ask({ kind: 'runProgram', lab: lab(), host, file: name, source });
      if (!reply.program) throw new RequestRefused(null);
      return reply.program;
    },
    async perform(deed, { program, object }) {
      const id = lab();
      if (deed.do === 'fault') await connection.ask({ kind: 'fault', lab: id, command: deed.command });
      // What the deed was meant for is not there: the run goes on without it, and its checks say so.
      else if (program === null) return;
      else if (deed.do === 'signal')
        await connection.ask({ kind: 'signalProgram', lab: id, program, signal: deed.signal });
      else if (deed.do === 'act') await connection.ask({ kind: 'actOnProgram', lab: id, program, action: deed.action });
      else if (object !== null)
        await connection.ask({ kind: 'actOnSocket', lab: id, program, object, action: deed.action });
    },
  };
}
