import { writePcapng } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';
import { narrateLog } from '@socketlab/timeline';
import { interfacesOf, plainText, sectionComments } from './pcapng/captureText.ts';
import { type Frame, framesOf } from './pcapng/frames.ts';
import { commentsOf } from './pcapng/packetComments.ts';
import type { Recording } from './recording.ts';

const inferredOnly =
  '루프백 방식에서는 패킷을 볼 수 없습니다. 세그먼트가 모두 추정이므로 Wireshark 파일로 내보낼 수 없습니다.';
const nothingSent = '이 기록에는 회선을 지나간 패킷이 없어 Wireshark 파일로 내보낼 수 없습니다.';

/** A run of which no capture can be made, since nothing was observed. `message` is for people, in Korean. */
export class NothingCaptured extends Error {
  override readonly name = 'NothingCaptured';
}

/** Why `exportPcapng` would refuse, as one Korean sentence or two; null: it would not. Cheap: for a button that says so beforehand. */
export function whyNoPcapng({ header, events }: Recording): string | null {
  if (header.mode === 'loopback') return inferredOnly;
  return events.some((event) => event.kind === 'sent' && event.segment.kind === 'observed') ? null : nothingSent;
}

/**
 * The run as a capture file for Wireshark (pcapng): every packet that was observed, once, with its bytes as they were sent, at the moment
 * it was sent, outbound on the interface of the host that sent it. What the wire itself has made stands on the interface `wire`. So Wireshark counts
 * what the kernels did, and meets no packet twice. The rest of the log stands in comments beside the packets, in Korean.
 *
 *     hosts … | wire      interfaces
 *     ──▶ SYN             at header.start + sentUs, since 1970 where nobody has told the start
 *
 * Throws `NothingCaptured` where there is nothing to write: nothing is made up.
 */
export function exportPcapng(recording: Recording): { bytes: Uint8Array; packets: number } {
  const refusal = whyNoPcapng(recording);
  if (refusal !== null) throw new NothingCaptured(refusal);
  const { header, events } = recording;
  const { told, packets } = narrateLog(events);
  const frames = framesOf(events, packets);
  const comments = commentsOf(events, frames, told);
  const startUs = (header.start?.wallMs ?? 0) * 1000;
  const captured = frames.map((frame, index) => ({
    atUs: startUs + frame.packet.sentUs,
    bytes: frame.bytes,
    originalLength: frame.length,
    ...placeOf(frame, header.hosts),
    comments: comments[index]!,
  }));
  const bytes = writePcapng(captured, {
    interfaces: interfacesOf(header.hosts, (host) => addressIn(events, host)),
    application: plainText(header.app),
    comments: sectionComments(header),
  });
  return { bytes, packets: frames.length };
}

/** No host has sent what the wire made: nobody can say which way it passed an interface. */
function placeOf({ packet }: Frame, hosts: Recording['header']['hosts']) {
  return packet.origin === null
    ? { interface: hosts.indexOf(packet.from), direction: 'outbound' as const }
    : { interface: hosts.length };
}

function addressIn(events: readonly LabEvent[], host: string): string {
  const [opened] = events;
  return (opened?.kind === 'opened' && opened.hosts.find((one) => one.host === host)?.address) || '';
}
