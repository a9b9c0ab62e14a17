import { useMemo } from 'react';
import type { ConnectionEnd } from '../connection/connections.ts';
import { useThrottled } from '../design/useThrottled.ts';
import { useLab } from '../state/store.ts';
import styles from './KernelStrip.module.css';
import { createQueueHistory, mostBytes, samplesIn, stepPath, thinned } from './queueHistory.ts';

const spanUs = 10_000_000;
const readEveryMs = 250;
const size = { width: 100, height: 16 };
const columnUs = spanUs / size.width;

interface QueueHistoryProps {
  end: ConnectionEnd;
  nowUs: number;
}

/** Both queues over the last ten seconds, as the kernel's table was read. The same figures stand above it; it adds only their past. */
export function QueueHistory({ end, nowUs }: QueueHistoryProps) {
  const timeline = useLab((state) => state.timeline);
  const revision = useThrottled(
    useLab((state) => state.revision),
    readEveryMs,
  );
  const { host, local, remote } = end;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a history belongs to one log
  const history = useMemo(() => createQueueHistory({ host, local, remote }), [timeline, host, local, remote]);
  // The log is one growing object; `revision` says when it has grown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const all = useMemo(() => history.read(timeline.events), [history, timeline, revision]);
  const samples = samplesIn(all, nowUs - spanUs, nowUs);
  // A quiet connection is shown by its figures; a flat line would say nothing more.
  if (!samples.some((one) => one.sendBytes > 0 || one.receiveBytes > 0)) return null;
  const box = { ...size, fromUs: nowUs - spanUs, toUs: nowUs, most: mostBytes(samples) };
  return (
    <svg
      className={styles.history}
      viewBox={`0 -1 ${size.width} ${size.height + 2}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="최근 10초 동안의 보낼 버퍼(실선)와 받은 버퍼(점선)"
    >
      <path className={styles.send} d={stepPath(thinned(samples, 'sendBytes', columnUs), 'sendBytes', box)} />
      <path className={styles.receive} d={stepPath(thinned(samples, 'receiveBytes', columnUs), 'receiveBytes', box)} />
    </svg>
  );
}
