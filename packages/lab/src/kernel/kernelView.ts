import { type HostName, type LabEventBody, perHost } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { KernelView, LogSink } from '../network.ts';
import type { KernelRow } from './kernelTable.ts';

export interface KernelViewOptions {
  readonly hosts: readonly HostName[];
  /** The host's tables now, TCP's and UDP's. It must be cheap: it is asked many times a second while something happens. */
  readonly read: (host: HostName) => readonly KernelRow[];
  readonly log: LogSink;
  readonly clock: Clock;
}

/** A change is looked for this soon after something happened, … */
const soonMs = 2;
/** … then at growing intervals up to this one, for what the kernel does by itself (timers, retransmissions, TIME_WAIT's end). */
const slowestMs = 500;
const steadyMs = 50;
/** How long the steady rhythm goes on after the last poke. */
const steadyForUs = 1_000_000;

/**
 * Watches the tables of a lab's hosts and writes what changed. It looks after every poke, every 50 ms for a second after that, twice
 * a second while any socket is left, and not at all when the tables are empty.
 */
export function createKernelView({ hosts, read, log, clock }: KernelViewOptions): KernelView & { close(): void } {
  const known = perHost(() => new Map<string, KernelRow>());
  let timer: NodeJS.Timeout | null = null;
  let timerAtUs = Number.POSITIVE_INFINITY;
  let pokedAtUs = Number.NEGATIVE_INFINITY;
  let closed = false;

  function schedule(ms: number): void {
    const atUs = clock.nowUs() + ms * 1000;
    if (closed || timerAtUs <= atUs) return;
    if (timer) clearTimeout(timer);
    timerAtUs = atUs;
    timer = setTimeout(poll, ms);
  }

  function poll(): void {
    if (closed) return;
    if (timer) clearTimeout(timer);
    timer = null;
    timerAtUs = Number.POSITIVE_INFINITY;
    for (const host of hosts) compare(host);
    const recent = clock.nowUs() - pokedAtUs < steadyForUs;
    if (recent) schedule(steadyMs);
    else if (hosts.some((host) => known[host].size > 0)) schedule(slowestMs);
  }

  function compare(host: HostName): void {
    const before = known[host];
    const now = new Map<string, KernelRow>();
    // The table is read at this moment, so this is when the change is known to be true.
    const rows = read(host);
    const atUs = clock.nowUs();
    for (const row of rows) {
      if (row.protocol === 'tcp' && row.state === 'CLOSED') continue;
      const key = keyOf(row);
      now.set(key, together(now.get(key), row));
    }
    for (const [key, row] of now) {
      const old = before.get(key);
      if (!old || !sameState(old, row)) log(atUs, socketEvent(host, row));
    }
    for (const [key, { protocol, local, remote }] of before) {
      const kind = protocol === 'udp' ? 'udpSocketGone' : 'socketGone';
      if (!now.has(key)) log(atUs, { lane: 'kernel', kind, host, local, remote });
    }
    known[host] = now;
  }

  return {
    poll,
    poke(): void {
      pokedAtUs = clock.nowUs();
      schedule(soonMs);
    },
    close(): void {
      closed = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** Several UDP sockets may share an address (SO_REUSEADDR): they are one entry with what they have together. */
function together(other: KernelRow | undefined, row: KernelRow): KernelRow {
  if (row.protocol !== 'udp' || other?.protocol !== 'udp') return row;
  return {
    ...row,
    sendQueueBytes: row.sendQueueBytes + other.sendQueueBytes,
    receiveQueueBytes: row.receiveQueueBytes + other.receiveQueueBytes,
    drops: row.drops + other.drops,
  };
}

function socketEvent(host: HostName, row: KernelRow): LabEventBody {
  if (row.protocol === 'udp') {
    const { local, remote, sendQueueBytes, receiveQueueBytes, drops } = row;
    return { lane: 'kernel', kind: 'udpSocket', host, local, remote, sendQueueBytes, receiveQueueBytes, drops };
  }
  const { local, remote, state, sendQueueBytes, receiveQueueBytes, timer, timerMs, retransmits } = row;
  return {
    lane: 'kernel',
    kind: 'socket',
    host,
    local,
    remote,
    state,
    sendQueueBytes,
    receiveQueueBytes,
    timer,
    timerMs,
    retransmits,
  };
}

const keyOf = ({ protocol, local, remote }: KernelRow): string =>
  `${protocol} ${local.address} ${local.port} ${remote.address} ${remote.port}`;

/** A running timer counts down at every look; that alone is no change. */
function sameState(a: KernelRow, b: KernelRow): boolean {
  if (a.sendQueueBytes !== b.sendQueueBytes || a.receiveQueueBytes !== b.receiveQueueBytes) return false;
  if (a.protocol === 'udp' || b.protocol === 'udp') {
    return a.protocol === 'udp' && b.protocol === 'udp' && a.drops === b.drops;
  }
  return a.state === b.state && a.timer === b.timer && a.retransmits === b.retransmits;
}
