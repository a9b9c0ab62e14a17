import { z } from 'zod';
import { directionSchema, hostNameSchema } from './words.ts';

/** Which packets a fault waits for. `DATA`: any that carries bytes of the stream; `ACK`: nothing but an acknowledgment. */
export const packetLikeSchema = z.enum(['any', 'SYN', 'SYN+ACK', 'ACK', 'DATA', 'FIN', 'RST', 'UDP']);
export type PacketLike = z.infer<typeof packetLikeSchema>;

const percent = z.number().min(0).max(100);
const ms = (most: number) => z.int().min(0).max(most);

/**
 * What the wire can be told to do to packets that enter it. Each is on or off for one direction at a time; those that watch whole
 * connections (`nat`, `reset`) see both directions wherever they are put, and are on in one of them at most.
 */
export const wireFaultSchema = z.discriminatedUnion('kind', [
  /** Every packet takes this much longer, give or take up to `jitterMs`; their order is kept. */
  z.object({ kind: z.literal('latency'), extraMs: ms(5000), jitterMs: ms(2000) }),
  z.object({ kind: z.literal('loss'), percent }),
  /** The next `count` packets like this are lost; then it takes itself off. */
  z.object({ kind: z.literal('loseNext'), count: z.int().min(1).max(50), like: packetLikeSchema }),
  z.object({ kind: z.literal('duplicate'), percent }),
  /** Some packets come later by `byMs`, and so behind others that left after them. */
  z.object({ kind: z.literal('reorder'), percent, byMs: z.int().min(1).max(2000) }),
  /** Packets leave one after another at this rate; those that find `queuePackets` before them are dropped. */
  z.object({
    kind: z.literal('bandwidth'),
    kilobitsPerSecond: z.int().min(8).max(100_000),
    queuePackets: z.int().min(1).max(1000),
  }),
  /**
   * Larger packets are dropped; with `tellSender` the router says so (ICMP type 3, code 4; RFC 1191), without it is a black hole.
   * Not below 552: Linux believes no router that says less (`ip_rt_min_pmtu`, net/ipv4/route.c), and could never get through.
   */
  z.object({ kind: z.literal('mtu'), bytes: z.int().min(552).max(1500), tellSender: z.boolean() }),
  /** One bit of some packets is turned over behind the IP header: the far kernel's checksum finds it (RFC 9293, 3.1). */
  z.object({ kind: z.literal('corrupt'), percent }),
  z.object({ kind: z.literal('cut') }),
  /** A connection without a packet for `idleMs` is forgotten: what comes later is dropped, and nobody is told. */
  z.object({ kind: z.literal('nat'), idleMs: z.int().min(200).max(600_000) }),
  /** A middlebox: the next packet with data makes it send RST to both ends, each with the number its kernel expects. */
  z.object({ kind: z.literal('reset') }),
  /** A router that answers instead of passing on: ICMP destination unreachable (RFC 792). */
  z.object({ kind: z.literal('refuse'), code: z.enum(['host', 'port', 'prohibited']) }),
]);
export type WireFault = z.infer<typeof wireFaultSchema>;
export type WireFaultKind = WireFault['kind'];
export const wireFaultKinds = wireFaultSchema.options.map(
  (option) => option.shape.kind.value,
) as readonly WireFaultKind[];

/**
 * Who did something to a packet: a fault on the wire, the student's hand, the step mode (한 패킷씩), or nothing but the packets sent before it, which
 * it does not overtake (`order`).
 */
export const packetDoerSchema = z.enum([
  ...(['hand', 'step', 'order'] as const),
  ...(wireFaultKinds as [WireFaultKind, ...WireFaultKind[]]),
]);
export type PacketDoer = z.infer<typeof packetDoerSchema>;

/** What a hand can do to one packet that is still on the wire. */
export const packetActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hold') }),
  /** A held packet goes on: it arrives after the way it still had before it. */
  z.object({ kind: z.literal('release') }),
  z.object({ kind: z.literal('drop') }),
  /** A second one like it enters the wire now. */
  z.object({ kind: z.literal('duplicate') }),
  z.object({ kind: z.literal('delay'), ms: z.int().min(1).max(10_000) }),
  /** It arrives right after the packet behind it. */
  z.object({ kind: z.literal('swap') }),
]);
export type PacketAction = z.infer<typeof packetActionSchema>;

/** What can be done to a program from outside, beyond signals. `block` runs inside it: its event loop stands still for so long. */
export const programActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('block'), ms: z.int().min(1).max(30_000) }),
  /** Destroys every socket on which nothing has come or gone for so long. */
  z.object({ kind: z.literal('closeIdle'), idleMs: z.int().min(0).max(600_000) }),
  /** Its servers learn of each new connection so much later than its kernel; 0 is off. */
  z.object({ kind: z.literal('delayAccept'), ms: z.int().min(0).max(30_000) }),
]);
export type ProgramAction = z.infer<typeof programActionSchema>;

export const programSignalSchema = z.enum(['SIGTERM', 'SIGKILL', 'SIGSTOP', 'SIGCONT']);
export type ProgramSignal = z.infer<typeof programSignalSchema>;

/** A set of a host's sysctls under one name. `lesson` is what every host starts with, `linux` the kernel's own, `fast` fails soonest. */
export const hostPresetSchema = z.enum(['lesson', 'fast', 'linux']);
export type HostPreset = z.infer<typeof hostPresetSchema>;

/** What is asked of the wire and the hosts of a lab, and what the log says of it. */
export const faultCommandSchema = z.discriminatedUnion('kind', [
  /** Puts a fault on, changes it, or takes it off. Off forwards what it held, in order. */
  z.object({
    kind: z.literal('wireFault'),
    direction: directionSchema,
    fault: wireFaultSchema,
    on: z.boolean(),
    /** Two runs with one seed throw the same dice. Without, the lab chooses, and the log says which. */
    seed: z.int().min(0).max(0xffff_ffff).optional(),
  }),
  /** Every packet is held until `next`. Off lets all go, in order. */
  z.object({ kind: z.literal('stepMode'), on: z.boolean() }),
  /** The packet that has been held longest goes on. */
  z.object({ kind: z.literal('next') }),
  z.object({ kind: z.literal('packet'), packet: z.int().min(0), action: packetActionSchema }),
  z.object({ kind: z.literal('preset'), host: hostNameSchema, preset: hostPresetSchema }),
  /** Off: its programs end without a word on the wire, and what is sent to it is lost. */
  z.object({ kind: z.literal('power'), host: hostNameSchema, on: z.boolean() }),
]);
export type FaultCommand = z.infer<typeof faultCommandSchema>;
