import { type Bench, type Setup, setupFaults } from '@socketlab/lessons';
import { defaultDelayMs, type HostName } from '@socketlab/protocol';
import type { Ask, Connection, Reply } from './connection.ts';
import { RequestRefused } from './connection.ts';
import type { LabState } from './labState.ts';
import { openPageLab } from './openPageLab.ts';

/** Every call rejects with `RequestRefused` where the server refuses it, where the lab is no longer there, and after `end`. */
export interface StageTurn extends Pick<Bench, 'run' | 'perform'> {
  open(lab: { setup: Setup; hosts: readonly HostName[] }): Promise<void>;
  /** The server is there, and the lab that was opened is the one on the stage. */
  holds(): boolean;
  /** Ends what runs, whatever is still on its way, and puts back the wire as it was set before, unless the page was turned. The log stays on the stage. */
  end(): void;
}

/** What a turn needs of the page's store. */
export interface BenchParts {
  get(): LabState;
  set(part: Partial<LabState>): void;
  connection: Connection;
  adopt(lab: string | null): void;
  /** This lab is over because the page wants no more of it. */
  retire(lab: string): void;
}

/** The page's stage as a place for whole runs: what is checked is what is seen. Keeps everybody else's hands off it until `end`. */
export function createStageTurn({ get, set, connection, adopt, retire }: BenchParts): StageTurn {
  const { faults, delayMs, space } = get();
  /** The lab of this turn, once it is there. */
  let mine: string | null = null;
  /** The lab on the stage, where it is this turn's to end: its own, or one that it is replacing. */
  let onStage: string | null = null;
  let ended = false;
  get().goLive();
  set({ busy: 'check' });

  const holds = () => {
    const { connection: state, lab } = get();
    return state === 'open' && (mine === null || (lab?.id === mine && lab.status === 'open'));
  };

  function lab(): string {
    if (ended || mine === null || !holds()) throw new RequestRefused(null);
    return mine;
  }

  async function ask(request: Ask): Promise<Reply> {
    const reply = await connection.ask(request);
    if (ended) throw new RequestRefused(null);
    return reply;
  }

  const close = (id: string) => {
    // It may be gone already; either way it is over.
    connection.ask({ kind: 'closeLab', lab: id }).catch(() => {});
  };

  return {
    holds,
    async open({ setup, hosts }) {
      if (ended) throw new RequestRefused(null);
      mine = null;
      const { lab: old, capabilities } = get();
      onStage = old?.status === 'open' ? old.id : null;
      const wanted = capabilities?.wire.available ? setupFaults(setup) : [];
      set({ faults: wanted, delayMs: setup.delayMs ?? defaultDelayMs });
      const opened = await openPageLab(
        {
          get,
          ask: (request) => connection.ask(request),
          adopt(id) {
            mine = onStage = id;
            adopt(id);
          },
          wanted: () => !ended,
        },
        hosts,
      );
      if (opened === null) throw new RequestRefused(null);
    },
    async run({ host, name, source }) {
      const reply = await ask({ kind: 'runProgram', lab: lab(), host, file: name, source });
      if (!reply.program) throw new RequestRefused(null);
      return reply.program;
    },
    async perform(deed, { program, object }) {
      const id = lab();
      if (deed.do === 'fault') await ask({ kind: 'fault', lab: id, command: deed.command });
      // What the deed was meant for is not there: the run goes on without it, and its checks say so.
      else if (program === null) return;
      else if (deed.do === 'signal') await ask({ kind: 'signalProgram', lab: id, program, signal: deed.signal });
      else if (deed.do === 'act') await ask({ kind: 'actOnProgram', lab: id, program, action: deed.action });
      else if (object !== null) await ask({ kind: 'actOnSocket', lab: id, program, object, action: deed.action });
    },
    end() {
      if (ended) return;
      ended = true;
      // What the page was turned to has a wire of its own.
      const isLeft = get().space !== space || (mine !== null && get().lab?.id !== mine);
      if (onStage !== null) {
        // Its wire is the check's, not the one that the page shows from now on.
        retire(onStage);
        close(onStage);
      }
      set({ busy: null, ...(isLeft ? {} : { faults, delayMs }) });
    },
  };
}
