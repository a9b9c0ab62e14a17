import type { DelayMs, HostName } from '@socketlab/protocol';
import type { RerunRequest } from '@socketlab/rerun';
import type { BenchParts } from '../state/benchRequests.ts';
import { RequestRefused } from '../state/connection.ts';
import { isFed } from '../state/isFed.ts';
import { openPageLab } from '../state/openPageLab.ts';

export interface RerunTurn {
  /** Rejects with `RequestRefused`, as every call does, where the server refuses it or the lab is gone. */
  open(lab: { hosts: readonly HostName[]; delayMs: DelayMs }): Promise<string>;
  ask(request: RerunRequest): Promise<void>;
  /** The server is there, and the lab that was opened is the one on the stage. */
  holds(): boolean;
  /** The lab that was opened; null before. */
  lab(): string | null;
  /** Something else is worked on than when it began: that has a wire of its own. */
  isLeft(): boolean;
  /** The moment is reached: the lab is the student's from now on. */
  handOver(delayMs: DelayMs): void;
  /** Ends the lab, and puts back the wire as it was set before, unless the page was turned. Its log stays on the stage. */
  end(): void;
}

/** The page's stage while a run is made again on it. Nobody else can ask anything of the lab until it is handed over. */
export function createRerunTurn({ get, set, connection, adopt, retire }: BenchParts): RerunTurn {
  const { faults, delayMs: delayBefore, space } = get();
  let mine: string | null = null;
  let over = false;
  get().goLive();
  set({ busy: 'check' });

  const onStage = () => mine !== null && get().lab?.id === mine;
  const isLeft = () => get().space !== space || (mine !== null && !onStage());
  const setStatus = (status: 'open' | 'watched') => {
    const { lab } = get();
    if (lab && lab.id === mine && (lab.status === 'open' || lab.status === 'watched')) set({ lab: { ...lab, status } });
  };
  const holds = () => !over && get().connection === 'open' && (mine === null || (onStage() && isFed(get().lab)));

  return {
    holds,
    lab: () => mine,
    isLeft,
    async open({ hosts, delayMs }) {
      set({ faults: [], delayMs });
      const opened = await openPageLab(
        {
          get,
          ask: (request) => connection.ask(request),
          adopt(id) {
            mine = id;
            adopt(id);
            // Entries come, and no control acts on it.
            setStatus('watched');
          },
          wanted: () => !over,
        },
        hosts,
      );
      if (opened === null) throw new RequestRefused(null);
      return opened;
    },
    async ask(request) {
      if (mine === null || !holds()) throw new RequestRefused(null);
      await connection.ask({ ...request, lab: mine });
      if (over) throw new RequestRefused(null);
    },
    handOver(delayMs) {
      over = true;
      setStatus('open');
      set({ busy: null, delayMs });
    },
    end() {
      if (over) return;
      over = true;
      const wire = isLeft() ? {} : { faults, delayMs: delayBefore };
      if (mine !== null) {
        setStatus('open');
        retire(mine);
        // It may be gone already; either way it is over.
        connection.ask({ kind: 'closeLab', lab: mine }).catch(() => {});
      }
      set({ busy: null, ...wire });
    },
  };
}
