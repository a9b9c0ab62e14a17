import { type HostName, hostNames, type LabEvent, type TcpState } from '@socketlab/protocol';
import { endingText, faultWords } from '@socketlab/timeline';
import type { RunLog } from './readRun.ts';

/** What a log says of one host, in the words that two runs are told apart by. */
export interface HostFacts {
  /** `end`, `destroy`, `resetAndDestroy` of the program's own sockets, as its text or the page called them. */
  closingCalls: readonly string[];
  /** What its kernel sent to close connections. */
  closingPackets: readonly ('FIN' | 'RST')[];
  /** Codes of `error` events, each once. */
  errorCodes: readonly string[];
  /** `end` events of sockets, and `close` events with `hadError`. */
  ends: number;
  closesWithError: number;
  closes: number;
  /** `data` and `message` events, and the bytes they brought. */
  dataEvents: number;
  dataBytes: number;
  /** Errors that ended a program. */
  uncaught: readonly string[];
  exits: readonly string[];
  /** Whether the kernel's table showed TIME_WAIT. */
  timeWait: boolean;
  /** States of connections that were still open when the log ended. */
  leftOpen: readonly TcpState[];
}

export interface RunFacts {
  hosts: readonly HostName[];
  host: Readonly<Partial<Record<HostName, HostFacts>>>;
  faults: readonly string[];
  /** Whose kernel closed its direction first. */
  firstFin: HostName | null;
  retransmissions: number;
  lost: number;
}

const closing = new Set(['end', 'destroy', 'resetAndDestroy']);
const open: ReadonlySet<TcpState> = new Set(['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT']);

export function factsOfRun({ events, view }: RunLog): RunFacts {
  const hosts = hostNames.filter((host) => view.hosts.includes(host));
  const packets = [...view.packets];
  return {
    hosts,
    host: Object.fromEntries(hosts.map((host) => [host, factsOfHost(host, events, view)])),
    faults: unique(
      events.flatMap((event) =>
        event.kind === 'fault' && event.on ? [faultWords[event.fault.kind].short(event.fault)] : [],
      ),
    ),
    firstFin: packets.find(({ flags, origin }) => flags.includes('FIN') && origin === null)?.from ?? null,
    retransmissions: packets.filter(({ retransmission, origin }) => retransmission && origin === null).length,
    lost: packets.filter(({ status }) => status === 'dropped').length,
  };
}

function factsOfHost(host: HostName, events: readonly LabEvent[], view: RunLog['view']): HostFacts {
  const own = events.filter((event) => 'host' in event && event.host === host);
  const ofSockets = own.flatMap((event) => (event.kind === 'event' && event.objectType !== 'Server' ? [event] : []));
  const named = (name: string) => ofSockets.filter((event) => event.name === name);
  const data = ofSockets.filter(({ name }) => name === 'data' || name === 'message');
  const sent = [...view.packets].filter(({ from, origin }) => from === host && origin === null);
  const closes = named('close');
  return {
    closingCalls: unique(
      own.flatMap((event) =>
        event.kind === 'call' && event.objectType === 'Socket' && event.via === undefined && closing.has(event.method)
          ? [event.method]
          : [],
      ),
    ),
    closingPackets: (['FIN', 'RST'] as const).filter((flag) => sent.some(({ flags }) => flags.includes(flag))),
    errorCodes: unique(
      own.flatMap((event) =>
        event.kind === 'event' && event.name === 'error' ? [event.args[0]?.code ?? event.args[0]?.text ?? 'error'] : [],
      ),
    ),
    ends: named('end').length,
    closes: closes.length,
    closesWithError: closes.filter(({ args }) => args[0]?.text === 'true').length,
    dataEvents: data.length,
    dataBytes: data.reduce((sum, { args }) => sum + (args[0]?.bytes ?? 0), 0),
    uncaught: unique(own.flatMap((event) => (event.kind === 'uncaught' ? [event.code ?? event.name] : []))),
    exits: own.flatMap((event) => (event.kind === 'exit' && event.reason === 'exited' ? [endingText(event)] : [])),
    timeWait: own.some((event) => event.kind === 'socket' && event.state === 'TIME_WAIT'),
    leftOpen: unique(
      view.sockets[host].flatMap(({ kernel, remote }) =>
        kernel && remote !== null && remote.port !== 0 && open.has(kernel.state) ? [kernel.state] : [],
      ),
    ),
  };
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}
