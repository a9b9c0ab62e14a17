import type { ConnectionEnd } from '../connection/connections.ts';
import { useLab } from '../state/store.ts';
import styles from './KernelStrip.module.css';
import { mostBytes, stepPath } from './queueHistory.ts';

const spanUs = 10_000_000;
const size = { width: 100, height: 16 };

interface QueueHistoryProps {
  end: ConnectionEnd;
  nowUs: number;
}

/** Both queues over the last ten seconds, as the kernel's table was read. The same figures stand above it; it adds only their past. */
export function QueueHistory({ end, nowUs }: QueueHistoryProps) {
  const timeline = useLab((state) => state.timeline);
  const fromUs = nowUs - spanUs;
  const found = timeline.queueReadings(end.host, end.local, end.remote)?.between(fromUs, nowUs);
  if (!found) return null;
  const most = mostBytes(found.send, found.receive);
  // A quiet connection is shown by its figures; a flat line would say nothing more.
  if (most === 0) return null;
  const box = { ...size, fromUs, toUs: nowUs, most };
  return (
    <svg
      className={styles.history}
      viewBox={`0 -1 ${size.width} ${size.height + 2}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="최근 10초 동안의 보낼 버퍼(실선)와 받은 버퍼(점선)"
    >
      <path className={styles.send} d={stepPath(found.send, box)} />
      <path className={styles.receive} d={stepPath(found.receive, box)} />
    </svg>
  );
}
