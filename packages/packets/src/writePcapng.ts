import { concatenate } from './concatenate.ts';
import { aligned, encodeOptions, optionCodes, type PcapngOption, textOption } from './pcapngOptions.ts';

export interface CapturedPacket {
  /** Microseconds since 1970-01-01 UTC. */
  atUs: number;
  /** From the IP header on. */
  bytes: Uint8Array;
  /** The length on the wire where `bytes` was capped; else the same. */
  originalLength?: number;
  /** Where it was captured: an index into the capture's interfaces. Absent: the first. */
  interface?: number;
  /** As that interface saw it. Absent: nobody knows. */
  direction?: 'inbound' | 'outbound';
  /** Each is shown by Wireshark beside the packet. */
  comments?: readonly string[];
}

/** Where packets were captured, as Wireshark names it. */
export interface CaptureInterface {
  name: string;
  description?: string;
}

/** What a file says of the whole capture. */
export interface CaptureDescription {
  /** At least one. Absent: one without a name. */
  interfaces?: readonly CaptureInterface[];
  /** The program that wrote the file. */
  application?: string;
  comments?: readonly string[];
}

/** LINKTYPE_RAW: the packet begins with its IP header. */
const linkTypeRaw = 101;
/** if_tsresol: ten to the minus six. It is the format's default, said for readers that do not know so. */
const microseconds = 6;
/** epb_flags, bits 0 and 1 (draft-ietf-opsawg-pcapng, 4.3.1). */
const directionBits = { inbound: 1, outbound: 2 } as const;

/**
 * A capture file that Wireshark and tshark open: one section, its interfaces, one Enhanced Packet Block a packet, in the order given.
 * draft-ietf-opsawg-pcapng. Times are in microseconds, texts in UTF-8.
 *
 *     | Section Header | Interface Description … | Enhanced Packet | Enhanced Packet | …
 */
export function writePcapng(packets: readonly CapturedPacket[], description: CaptureDescription = {}): Uint8Array {
  const interfaces: readonly (CaptureInterface | null)[] = description.interfaces ?? [null];
  return concatenate([sectionBlock(description), ...interfaces.map(interfaceBlock), ...packets.map(packetBlock)]);
}

function sectionBlock({ application, comments = [] }: CaptureDescription): Uint8Array {
  const options = comments.map((comment) => textOption(optionCodes.comment, comment));
  if (application !== undefined) options.push(textOption(optionCodes.sectionApplication, application));
  return block(0x0a0d0d0a, 16, options, (view) => {
    view.setUint32(0, 0x1a2b3c4d, true);
    view.setUint16(4, 1, true);
    // The section's length is not given: -1 as a 64-bit number.
    view.setUint32(8, 0xffffffff, true);
    view.setUint32(12, 0xffffffff, true);
  });
}

function interfaceBlock(described: CaptureInterface | null): Uint8Array {
  const options: PcapngOption[] = [];
  if (described) options.push(textOption(optionCodes.interfaceName, described.name));
  if (described?.description !== undefined)
    options.push(textOption(optionCodes.interfaceDescription, described.description));
  options.push({ code: optionCodes.interfaceTimeResolution, value: Uint8Array.of(microseconds) });
  return block(1, 8, options, (view) => view.setUint16(0, linkTypeRaw, true));
}

function packetBlock(packet: CapturedPacket): Uint8Array {
  const { atUs, bytes, originalLength, direction, comments = [] } = packet;
  const options = comments.map((comment) => textOption(optionCodes.comment, comment));
  if (direction !== undefined)
    options.push({ code: optionCodes.packetFlags, value: Uint8Array.of(directionBits[direction], 0, 0, 0) });
  return block(6, 20 + aligned(bytes.length), options, (view) => {
    view.setUint32(0, packet.interface ?? 0, true);
    view.setUint32(4, Math.floor(atUs / 0x1_0000_0000), true);
    view.setUint32(8, Math.floor(atUs) >>> 0, true);
    view.setUint32(12, bytes.length, true);
    view.setUint32(16, originalLength ?? bytes.length, true);
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(bytes, 20);
  });
}

/** The length stands at both ends, so that a file can be read backward. */
function block(
  type: number,
  bodyLength: number,
  options: readonly PcapngOption[],
  fill: (body: DataView) => void,
): Uint8Array {
  const encoded = encodeOptions(options);
  const bytes = new Uint8Array(12 + bodyLength + encoded.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, bytes.length, true);
  fill(new DataView(bytes.buffer, 8, bodyLength));
  bytes.set(encoded, 8 + bodyLength);
  view.setUint32(bytes.length - 4, bytes.length, true);
  return bytes;
}
