import type { Endpoint, HostName, LabEvent } from '@socketlab/protocol';
import { countBelow } from './history.ts';
import type { QueueReading, QueueReadings } from './timeline.ts';
import { endpointText } from './words.ts';

type Queue = 'send' | 'receive';

/** The width of a column: of the last ten seconds a hundred. */
export const columnUs = 100_000;

/** What the kernels' tables said of the queues of each end of each connection, counted in as entries arrive. */
export interface QueueRecorder {
  kernelSaid(event: Extract<LabEvent, { kind: 'socket' }>): void;
  kernelForgot(event: Extract<LabEvent, { kind: 'socketGone' }>): void;
  of(host: HostName, local: string, remote: string): QueueReadings | null;
}

export function createQueueRecorder(): QueueRecorder {
  const ends = new Map<string, ReturnType<typeof createReadings>>();

  function add(host: HostName, local: Endpoint, remote: Endpoint, atUs: number, bytes: Record<Queue, number>) {
    const key = keyOf(host, endpointText(local), endpointText(remote));
    const known = ends.get(key) ?? createReadings();
    ends.set(key, known);
    known.add(atUs, bytes);
  }

  return {
    kernelSaid({ host, local, remote, at, sendQueueBytes, receiveQueueBytes }) {
      add(host, local, remote, at, { send: sendQueueBytes, receive: receiveQueueBytes });
    },
    kernelForgot({ host, local, remote, at }) {
      add(host, local, remote, at, { send: 0, receive: 0 });
    },
    of: (host, local, remote) => ends.get(keyOf(host, local, remote)) ?? null,
  };
}

function keyOf(host: HostName, local: string, remote: string): string {
  return `${host} ${local} ${remote}`;
}

function createReadings(): QueueReadings & { add(atUs: number, bytes: Record<Queue, number>): void } {
  const times: number[] = [];
  const bytes: Record<Queue, number[]> = { send: [], receive: [] };
  /** Of each column that has any: its number, its first reading, and the fullest of each queue. */
  const columns: number[] = [];
  const firsts: number[] = [];
  const fullest: Record<Queue, number[]> = { send: [], receive: [] };

  function fullestIn(queue: Queue, from: number, to: number): number {
    let best = from;
    for (let index = from + 1; index < to; index += 1) if (bytes[queue][index]! > bytes[queue][best]!) best = index;
    return best;
  }

  function drawn(queue: Queue, from: number, to: number): QueueReading[] {
    const kept: number[] = [];
    for (let column = countBelow(firsts, from + 1) - 1; column < firsts.length && firsts[column]! < to; column += 1) {
      const [first, next] = [firsts[column]!, firsts[column + 1] ?? times.length];
      const whole = first >= from && next <= to;
      kept.push(whole ? fullest[queue][column]! : fullestIn(queue, Math.max(first, from), Math.min(next, to)));
    }
    // What was read last holds from then on.
    if (kept.at(-1) !== to - 1) kept.push(to - 1);
    return kept.map((index) => ({ atUs: times[index]!, bytes: bytes[queue][index]! }));
  }

  return {
    add(atUs, read) {
      const index = times.push(atUs) - 1;
      const column = Math.floor(atUs / columnUs);
      const isNew = columns.at(-1) !== column;
      if (isNew) {
        columns.push(column);
        firsts.push(index);
      }
      for (const queue of ['send', 'receive'] as const) {
        bytes[queue].push(read[queue]);
        const best = isNew ? index : fullest[queue].at(-1)!;
        if (isNew || read[queue] > bytes[queue][best]!) fullest[queue][columns.length - 1] = index;
      }
    },
    between(fromUs, toUs) {
      const first = Math.max(0, countBelow(times, Math.floor(fromUs) + 1) - 1);
      const end = countBelow(times, Math.floor(toUs) + 1);
      if (end <= first) return { send: [], receive: [] };
      return { send: drawn('send', first, end), receive: drawn('receive', first, end) };
    },
  };
}
