import { happenedUs, type LabEvent } from '@socketlab/protocol';
import type { Deed, DrillKind } from '@socketlab/protocol/class';
import type { LabBook } from './labBook.ts';

/** Hears a lab's log from before the deed on; true at the entry that shows that the student's programs have recovered. */
export type RecoveryWatch = (event: LabEvent) => boolean;

export interface Drill {
  readonly deeds: readonly Deed[];
  /** Whether this lab has something that it can break. */
  fits(lab: LabBook): boolean;
  watch(lab: LabBook): RecoveryWatch;
}

const onServer = (lab: LabBook) =>
  lab.programs
    .running('server')
    .flatMap(({ id, sockets }) =>
      [...sockets.values()].filter(({ udp }) => !udp).map(({ object }) => `${id} ${object}`),
    );

const cut = (direction: 'upstream' | 'downstream'): Deed => ({
  kind: 'fault',
  command: { kind: 'wireFault', direction, fault: { kind: 'cut' }, on: true },
});

/**
 * What counts only after the deed's own entry, by when it happened: each process tells of itself in its own time, so
 * that in the log a busy machine's client may have connected again before its server says that it was reset.
 */
function after(armed: (event: LabEvent) => boolean, recovered: (event: LabEvent) => boolean): RecoveryWatch {
  let sinceUs = Number.POSITIVE_INFINITY;
  const early: LabEvent[] = [];
  const counts = (event: LabEvent) => happenedUs(event) >= sinceUs && recovered(event);
  return (event) => {
    if (sinceUs < Number.POSITIVE_INFINITY) return counts(event);
    if (armed(event)) {
      sinceUs = happenedUs(event);
      return early.splice(0).some(counts);
    }
    if (event.kind === 'event' || event.kind === 'exit') early.push(event);
    return false;
  };
}

/** An event of one of a computer's TCP sockets. */
const socketEvent = (event: LabEvent, on: 'client' | 'server', name: string): boolean =>
  event.kind === 'event' &&
  event.objectType === 'Socket' &&
  event.name === name &&
  (event.host === 'server') === (on === 'server');

const called = (event: LabEvent, method: string): boolean =>
  event.kind === 'call' && event.fromPage === true && event.method === method;

export const drills: Record<DrillKind, Drill> = {
  /** The server's kernel answers with RST: the clients meet ECONNRESET, and are to connect again. */
  disconnected: {
    deeds: [{ kind: 'socket', host: 'server', action: { kind: 'resetAndDestroy' } }],
    fits: (lab) => onServer(lab).length > 0,
    watch: () =>
      after(
        (event) => called(event, 'resetAndDestroy'),
        (event) => socketEvent(event, 'client', 'connect'),
      ),
  },
  /** The server stands still: a client is to give up on it; or the server runs again and reads. */
  frozen: {
    deeds: [{ kind: 'signal', host: 'server', signal: 'SIGSTOP' }],
    fits: (lab) => lab.programs.running('server').length > 0,
    watch: () =>
      after(
        (event) => event.kind === 'signal' && event.signal === 'SIGSTOP',
        (event) => socketEvent(event, 'client', 'close') || socketEvent(event, 'server', 'data'),
      ),
  },
  /** The client reads no more: the server is to wait for `drain`, or to leave it. */
  slowReader: {
    deeds: (['client', 'client2', 'client3'] as const).map((host) => ({
      kind: 'socket',
      host,
      action: { kind: 'pause' },
    })),
    fits: (lab) =>
      (['client', 'client2', 'client3'] as const).some((host) =>
        lab.programs.running(host).some(({ sockets }) => [...sockets.values()].some(({ udp }) => !udp)),
      ),
    watch: () =>
      after(
        (event) => called(event, 'pause'),
        (event) => socketEvent(event, 'server', 'drain') || socketEvent(event, 'server', 'close'),
      ),
  },
  /** Nothing arrives any more in either direction, and nobody is told: the server is to notice, and to close what it still holds. */
  ghost: {
    deeds: [cut('upstream'), cut('downstream')],
    fits: (lab) => onServer(lab).length > 0,
    watch(lab) {
      const ghosts = new Set(onServer(lab));
      return after(
        (event) => event.kind === 'fault' && event.fault.kind === 'cut' && event.on,
        (event) => {
          if (event.kind === 'event' && event.name === 'close') ghosts.delete(`${event.program} ${event.object}`);
          // Its kernel closes what an ended program held.
          if (event.kind === 'exit')
            for (const ghost of ghosts) if (ghost.startsWith(`${event.program} `)) ghosts.delete(ghost);
          return ghosts.size === 0;
        },
      );
    },
  },
};
