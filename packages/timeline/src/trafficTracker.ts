import { createTcpTracker, streamBytes, type TcpTracker, trackSegment } from '@socketlab/packets';
import type { Endpoint, HostName } from '@socketlab/protocol';
import type { DecodedSegment } from './decodeSegment.ts';
import type { TrafficOfEnd } from './socketRecorder.ts';
import { tupleText } from './words.ts';

export interface SeenTraffic {
  end: TrafficOfEnd;
  /** The segment has moved the end to another state. */
  moved: boolean;
}

export interface TrafficTracker {
  /** The end's state and byte counts after a segment it sent, or one that has been delivered to it. Null where TCP is not in it. */
  seen(host: HostName, from: 'local' | 'remote', segment: DecodedSegment): SeenTraffic | null;
  /** The kernel has forgotten the connection: the next segment with these addresses begins another. */
  forget(host: HostName, local: Endpoint, remote: Endpoint): void;
  /** All of its connections. */
  forgetHost(host: HostName): void;
}

/** Follows each end of each connection by its segments alone. */
export function createTrafficTracker(): TrafficTracker {
  const trackers = new Map<string, TcpTracker>();
  const inferred = new Map<string, { bytesSent: number; bytesReceived: number }>();

  return {
    seen(host, from, segment) {
      const { source, destination, tcp, payloadBytes, kind } = segment;
      if (source === null || destination === null || kind === 'UDP') return null;
      const key = `${host} ${from === 'local' ? tupleText(source, destination) : tupleText(destination, source)}`;
      if (tcp === null) {
        // Inferred segments carry no numbers: bytes can be counted, a state cannot be derived.
        const earlier = kind === 'SYN' || kind === 'SYN+ACK' ? undefined : inferred.get(key);
        const { bytesSent, bytesReceived } = earlier ?? { bytesSent: 0, bytesReceived: 0 };
        const counted =
          from === 'local'
            ? { bytesSent: bytesSent + payloadBytes, bytesReceived }
            : { bytesSent, bytesReceived: bytesReceived + payloadBytes };
        inferred.set(key, counted);
        return { end: { derived: null, ...counted }, moved: false };
      }
      const { flags, sequence, acknowledgment } = tcp;
      const before = trackers.get(key) ?? createTcpTracker();
      const tracker = trackSegment(before, {
        from,
        flags,
        sequence,
        acknowledgment,
        payloadBytes,
      });
      trackers.set(key, tracker);
      const bytesSent = streamBytes(tracker.sent);
      const bytesReceived = streamBytes(tracker.received);
      return { end: { derived: tracker.state, bytesSent, bytesReceived }, moved: tracker.state !== before.state };
    },
    forgetHost(host) {
      for (const known of [trackers, inferred]) {
        for (const key of [...known.keys()]) if (key.startsWith(`${host} `)) known.delete(key);
      }
    },
    forget: (host, local, remote) => trackers.delete(`${host} ${tupleText(local, remote)}`),
  };
}
