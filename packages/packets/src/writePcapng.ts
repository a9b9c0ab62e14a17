export interface CapturedPacket {
  /** Microseconds since 1970-01-01 UTC. */
  atUs: number;
  /** From the IP header on. */
  bytes: Uint8Array;
  /** The length on the wire where `bytes` was capped; else the same. */
  originalLength?: number;
  /** Shown by Wireshark beside the packet. ASCII. */
  comment?: string;
}

/** LINKTYPE_RAW: the packet begins with its IP header. */
const linkTypeRaw = 101;

/**
 * A capture file that Wireshark and tshark open: one section, one interface, one Enhanced Packet Block a packet.
 * draft-ietf-opsawg-pcapng. Times are in microseconds, the format's default resolution.
 *
 *     | Section Header | Interface Description | Enhanced Packet | Enhanced Packet | …
 */
export function writePcapng(packets: readonly CapturedPacket[]): Uint8Array {
  const sectionHeader = block(0x0a0d0d0a, 16, (view) => {
    view.setUint32(0, 0x1a2b3c4d, true);
    view.setUint16(4, 1, true);
    // The section's length is not given: -1 as a 64-bit number.
    view.setUint32(8, 0xffffffff, true);
    view.setUint32(12, 0xffffffff, true);
  });
  const interfaceDescription = block(1, 8, (view) => view.setUint16(0, linkTypeRaw, true));
  return concatenate([sectionHeader, interfaceDescription, ...packets.map(packetBlock)]);
}

function packetBlock({ atUs, bytes, originalLength, comment }: CapturedPacket): Uint8Array {
  const options = comment === undefined ? new Uint8Array(0) : commentOption(comment);
  const dataLength = aligned(bytes.length);
  return block(6, 20 + dataLength + options.length, (view) => {
    view.setUint32(4, Math.floor(atUs / 0x1_0000_0000), true);
    view.setUint32(8, Math.floor(atUs) >>> 0, true);
    view.setUint32(12, bytes.length, true);
    view.setUint32(16, originalLength ?? bytes.length, true);
    const body = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    body.set(bytes, 20);
    body.set(options, 20 + dataLength);
  });
}

/** opt_comment (code 1), then opt_endofopt. */
function commentOption(comment: string): Uint8Array {
  const bytes = new Uint8Array(4 + aligned(comment.length) + 4);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 1, true);
  view.setUint16(2, comment.length, true);
  for (let i = 0; i < comment.length; i += 1) bytes[4 + i] = comment.charCodeAt(i) & 0x7f;
  return bytes;
}

function block(type: number, bodyLength: number, fill: (body: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(12 + bodyLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, bytes.length, true);
  fill(new DataView(bytes.buffer, 8, bodyLength));
  view.setUint32(bytes.length - 4, bytes.length, true);
  return bytes;
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
