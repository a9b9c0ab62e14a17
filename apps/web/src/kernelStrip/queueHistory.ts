import type { LabEvent } from '@socketlab/protocol';
import { type ConnectionEnd, endpointName } from '../connection/connections.ts';
import { countUpTo } from '../state/countUpTo.ts';

/** What a host's kernel table said of one connection's queues, from `atUs` on until the next sample. */
export interface QueueSample {
  atUs: number;
  sendBytes: number;
  receiveBytes: number;
}

/** Every reading of the kernel's table for one end of a connection, in order. It says nothing of the times in between. */
export interface QueueHistory {
  /** Reads on in a log that has grown. */
  read(events: readonly LabEvent[]): readonly QueueSample[];
}

export function createQueueHistory({ host, local, remote }: ConnectionEnd): QueueHistory {
  const samples: QueueSample[] = [];
  let seen = 0;
  return {
    read(events) {
      for (; seen < events.length; seen += 1) {
        const event = events[seen]!;
        if ((event.kind !== 'socket' && event.kind !== 'socketGone') || event.host !== host) continue;
        if (endpointName(event.local) !== local || endpointName(event.remote) !== remote) continue;
        const gone = event.kind === 'socketGone';
        samples.push({
          atUs: event.at,
          sendBytes: gone ? 0 : event.sendQueueBytes,
          receiveBytes: gone ? 0 : event.receiveQueueBytes,
        });
      }
      return samples;
    },
  };
}

/** The samples that hold at some moment between two times: the last one before them is still true at their start. */
export function samplesIn(samples: readonly QueueSample[], fromUs: number, toUs: number): QueueSample[] {
  const atUs = ({ atUs: us }: QueueSample) => us;
  const first = Math.max(0, countUpTo(samples, fromUs, atUs) - 1);
  return samples.slice(first, Math.max(first, countUpTo(samples, toUs, atUs)));
}

/** The most that either queue held in the samples, at least 1, so that an empty history is a flat line. */
export function mostBytes(samples: readonly QueueSample[]): number {
  return samples.reduce((most, one) => Math.max(most, one.sendBytes, one.receiveBytes), 1);
}

/**
 * Of the samples that fall onto one column, the fullest: more than one of them could not be seen there. A history of ten seconds may have hundreds, and
 * is drawn with every move of the cursor.
 */
export function thinned(
  samples: readonly QueueSample[],
  key: 'sendBytes' | 'receiveBytes',
  columnUs: number,
): QueueSample[] {
  const kept: QueueSample[] = [];
  for (const sample of samples) {
    const last = kept.at(-1);
    const same = last && Math.floor(last.atUs / columnUs) === Math.floor(sample.atUs / columnUs);
    if (!same) kept.push(sample);
    else if (sample[key] > last[key]) kept[kept.length - 1] = sample;
  }
  // What was read last holds from then on.
  const newest = samples.at(-1);
  if (newest && kept.at(-1) !== newest) kept.push(newest);
  return kept;
}

/**
 * The samples as steps of an SVG path over `fromUs` to `toUs`: a value holds until the next reading. Empty before the first one,
 * since nobody had looked.
 */
export function stepPath(
  samples: readonly QueueSample[],
  key: 'sendBytes' | 'receiveBytes',
  box: { fromUs: number; toUs: number; width: number; height: number; most: number },
): string {
  const x = (us: number) => ((Math.max(us, box.fromUs) - box.fromUs) / (box.toUs - box.fromUs)) * box.width;
  // Square root: a few bytes beside a full buffer can still be seen.
  const y = (bytes: number) => box.height - Math.sqrt(bytes / box.most) * box.height;
  let path = '';
  samples.forEach((sample, index) => {
    const untilUs = Math.min(samples[index + 1]?.atUs ?? box.toUs, box.toUs);
    if (sample.atUs > box.toUs || untilUs < box.fromUs) return;
    const at = y(sample[key]).toFixed(1);
    path += `${path === '' ? 'M' : 'L'}${x(sample.atUs).toFixed(1)} ${at}L${x(untilUs).toFixed(1)} ${at}`;
  });
  return path;
}
