import { closeSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import {
  createEpoll,
  createEventDescriptor,
  createTimer,
  epollEventBytes,
  pollEpoll,
  readPacket,
  readyDescriptor,
  setTimer,
  unwatch,
  waitEpoll,
  watchReadable,
  writePacket,
} from '../ffi/libc.ts';

/** Something with packets due at some time. */
export interface Due {
  /** When `run` has something to do next, or infinity. Microseconds, monotonic. */
  nextAtUs(): number;
  run(nowUs: number): void;
}

/**
 * One epoll for every TUN device of every lab, and one timer for everything that is due.
 *
 *   TUN ─┐            ┌─ onPacket ─> link (queue) ─┐
 *   TUN ─┼─> epoll ───┤                            ├─> write to its host's TUN
 *   timer┘            └─ due ──────────────────────┘
 *
 * The wait is on a thread of libuv's pool; everything else is on the main thread.
 */
export interface PacketPump {
  /** Calls `onPacket` with each packet read; the bytes are its own copy. The returned function stops it. */
  watch(tun: number, onPacket: (bytes: Buffer, atUs: number) => void): () => void;
  /** Keeps `due` in mind. The returned function forgets it. */
  add(due: Due): () => void;
  /** `nextAtUs` of something has changed outside of `onPacket` and `run`. */
  rearm(): void;
  close(): void;
}

/** Packets read from one device before the next one gets its turn. */
const packetsPerTurn = 64;
/** How often new work is taken without going back to Node's event loop in between. */
const turnsPerWake = 8;

export function createPacketPump(clock: Clock): PacketPump {
  const epoll = createEpoll();
  const wake = createEventDescriptor();
  const timer = createTimer();
  watchReadable(epoll, wake);
  watchReadable(epoll, timer);
  const readers = new Map<number, (bytes: Buffer, atUs: number) => void>();
  const dues = new Set<Due>();
  const events = Buffer.alloc(epollEventBytes * 64);
  const packet = Buffer.alloc(65_536);
  const counter = Buffer.alloc(8);
  let armedAtUs = 0;
  let waiting = false;
  let turning = false;
  let closed = false;

  function runDue(): void {
    const nowUs = clock.nowUs();
    for (const due of dues) if (due.nextAtUs() <= nowUs) due.run(nowUs);
  }

  function arm(): void {
    let nextUs = Number.POSITIVE_INFINITY;
    for (const due of dues) nextUs = Math.min(nextUs, due.nextAtUs());
    const atUs = nextUs === Number.POSITIVE_INFINITY ? 0 : nextUs;
    if (atUs === armedAtUs) return;
    armedAtUs = atUs;
    setTimer(timer, atUs);
  }

  function readFrom(fd: number): void {
    const onPacket = readers.get(fd);
    if (fd === wake || fd === timer) {
      readPacket(fd, counter);
      if (fd === timer) armedAtUs = 0;
      return;
    }
    // Closed by what came before it in this turn.
    if (!onPacket) return;
    for (let left = packetsPerTurn; left > 0 && readers.has(fd); left--) {
      const count = readPacket(fd, packet);
      if (count <= 0) return;
      onPacket(Buffer.from(packet.subarray(0, count)), clock.nowUs());
    }
  }

  function turn(ready: number): void {
    for (let index = 0; index < ready; index++) readFrom(readyDescriptor(events, index));
    runDue();
  }

  function onReady(ready: number): void {
    waiting = false;
    turning = true;
    if (!closed) turn(ready);
    for (let left = turnsPerWake; left > 0 && !closed; left--) {
      const more = pollEpoll(epoll, events);
      if (more <= 0) break;
      turn(more);
    }
    turning = false;
    if (closed) {
      release();
      return;
    }
    arm();
    wait();
  }

  /** With no device there is nothing to wait for, and a waiting thread would keep the process alive. */
  function wait(): void {
    if (waiting || closed || readers.size === 0) return;
    waiting = true;
    waitEpoll(epoll, events, onReady);
  }

  function nudge(): void {
    counter.writeBigUInt64LE(1n, 0);
    writePacket(wake, counter);
  }

  function release(): void {
    for (const fd of [epoll, wake, timer]) closeSync(fd);
  }

  return {
    watch(tun, onPacket) {
      readers.set(tun, onPacket);
      watchReadable(epoll, tun);
      wait();
      return () => {
        readers.delete(tun);
        unwatch(epoll, tun);
        if (readers.size === 0 && waiting) nudge();
      };
    },
    add(due) {
      dues.add(due);
      return () => dues.delete(due);
    },
    rearm() {
      // Within a turn this is done once at its end.
      if (!closed && !turning) arm();
    },
    close() {
      if (closed) return;
      closed = true;
      if (waiting) nudge();
      else release();
    },
  };
}
