export { decodeBase64, encodeBase64 } from './base64.ts';
export { internetChecksum, pseudoHeaderSum } from './checksum.ts';
export { concatenate } from './concatenate.ts';
export { describeLayers } from './describeLayers.ts';
export { encodeIcmp, encodeIpv4, encodeTcp, encodeUdp, type Ipv4Fields, type TcpFields } from './encodePacket.ts';
export { formatIpv4, parseIpv4Address } from './ipAddress.ts';
export type { FieldDescription, LayerDescription } from './layerDescription.ts';
export type {
  IcmpHeader,
  Ipv4Header,
  PacketError,
  ParsedPacket,
  TcpFlag,
  TcpHeader,
  TcpOption,
  UdpHeader,
} from './parsedPacket.ts';
export { ipProtocols, parsePacket } from './parsePacket.ts';
export { addSequence, relativeSequence, sequenceDistance } from './sequenceNumber.ts';
export { type PacketSummary, summarizePacket } from './summarizePacket.ts';
export { type CapturedSegment, createTcpAnalysis, type TcpAnalysis, type TcpNote } from './tcpAnalysis.ts';
export {
  createTcpTracker,
  streamBytes,
  type TcpTracker,
  type TrackedSegment,
  type TrackedTcpState,
  trackSegment,
} from './tcpTracker.ts';
export { type CaptureDescription, type CapturedPacket, type CaptureInterface, writePcapng } from './writePcapng.ts';
