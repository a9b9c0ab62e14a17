import { z } from 'zod';
import type { DistributiveOmit } from './distributiveOmit.ts';
import {
  hostPresetSchema,
  packetDoerSchema,
  programActionSchema,
  programSignalSchema,
  wireFaultSchema,
} from './fault.ts';
import { limits } from './limits.ts';
import {
  addressReport,
  callReport,
  consoleReport,
  eventReport,
  nameReport,
  objectReport,
  skippedReport,
  startReport,
  uncaughtReport,
} from './programReport.ts';
import { observedSegmentSchema, segmentSchema } from './segment.ts';
import { delayMsSchema, directionSchema, endpointSchema, hostNameSchema, networkModeSchema } from './words.ts';

/**
 * One entry of a lab's log. `seq` is gapless from 0. `at` is in microseconds from the lab's start on the machine's monotonic
 * clock and never decreases along `seq`. `lateUs` is there when the entry reached the log after a later one had been written:
 * the thing happened that much before `at`. Its texts are as long as agents may make them (programReport.ts): a
 * log from a file has to keep to that as well.
 */
const stamp = { seq: z.int().min(0), at: z.int().min(0), lateUs: z.int().min(1).optional() };
const program = { ...stamp, lane: z.literal('program'), host: hostNameSchema, program: z.string().max(32) };
const packet = { ...stamp, lane: z.literal('packet'), packet: z.int().min(0) };

/** TCP states by the names of RFC 9293, 3.3.2; SYN_RECV as Linux writes it is SYN_RECEIVED here. */
export const tcpStateSchema = z.enum([
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
]);
export type TcpState = z.infer<typeof tcpStateSchema>;

/** Why a program's process is gone, where the lab ended it or knows. `student` is the page's stop or kill button. */
export const endReasonSchema = z.enum([
  'exited',
  'student',
  'power-off',
  'memory',
  'cpu',
  'lifetime',
  'events',
  'replaced',
  'lab-closed',
  'failed-to-start',
]);
export type EndReason = z.infer<typeof endReasonSchema>;

/**
 * Why a packet never arrived. `student`: the hand. `cable`: the wire is cut. `mtu`: too large. `nat`: its connection was forgotten.
 * `refused`: a router answered instead. `repeated`: the same segment is still held, and would only pile up behind it.
 */
export const dropReasonSchema = z.enum([
  'student',
  'loss',
  'cable',
  'queue',
  'mtu',
  'nat',
  'refused',
  'repeated',
  'host-gone',
]);
export type DropReason = z.infer<typeof dropReasonSchema>;

export const labEventSchema = z.discriminatedUnion('kind', [
  // program
  z.object({
    ...program,
    kind: z.literal('spawn'),
    file: z.string().max(256),
    source: z.string().max(limits.fileBytes),
  }),
  z.object({ ...program, ...startReport }),
  z.object({ ...program, ...objectReport }),
  z.object({ ...program, ...addressReport }),
  z.object({ ...program, ...callReport }),
  z.object({ ...program, ...eventReport }),
  z.object({ ...program, ...consoleReport }),
  z.object({ ...program, kind: z.literal('consoleSkipped'), lines: z.int().min(1) }),
  z.object({ ...program, ...skippedReport }),
  z.object({ ...program, ...nameReport }),
  z.object({ ...program, ...uncaughtReport }),
  z.object({ ...program, kind: z.literal('signal'), signal: programSignalSchema }),
  /** Something was done to the program from outside. */
  z.object({ ...program, kind: z.literal('action'), action: programActionSchema }),
  z.object({
    ...program,
    kind: z.literal('exit'),
    code: z.int().nullable(),
    signal: z.string().max(32).nullable(),
    reason: endReasonSchema,
  }),
  // packet
  /**
   * A packet entered the wire, from one host to another; `direction` follows from them. Without `origin` a host's kernel sent it; else the wire made it: as a copy of another, or as what a
   * middlebox says of its own (`cause` is the packet that made it speak).
   */
  z.object({
    ...packet,
    kind: z.literal('sent'),
    from: hostNameSchema,
    to: hostNameSchema,
    direction: directionSchema,
    segment: segmentSchema,
    origin: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('copy'), of: z.int().min(0), by: packetDoerSchema }),
        z.object({ kind: z.literal('middlebox'), cause: z.int().min(0), by: packetDoerSchema }),
      ])
      .optional(),
  }),
  /** It stands still until it is released, dropped or taken along. */
  z.object({ ...packet, kind: z.literal('held'), by: packetDoerSchema }),
  /** It goes on, and is to arrive at `dueUs` of the lab's clock. */
  z.object({ ...packet, kind: z.literal('released'), by: packetDoerSchema, dueUs: z.int().min(0) }),
  /** It is to arrive at `dueUs`, not when the wire's delay alone would have it. */
  z.object({ ...packet, kind: z.literal('delayed'), by: packetDoerSchema, dueUs: z.int().min(0) }),
  /** Its bytes are others now; `offset` is the byte that was changed, counted from the IP header. */
  z.object({
    ...packet,
    kind: z.literal('changed'),
    by: packetDoerSchema,
    segment: observedSegmentSchema,
    offset: z.int().min(0),
  }),
  z.object({ ...packet, kind: z.literal('delivered') }),
  z.object({ ...packet, kind: z.literal('dropped'), reason: dropReasonSchema }),
  // kernel: one socket of a host's own table, when it changed
  z.object({
    ...stamp,
    lane: z.literal('kernel'),
    kind: z.literal('socket'),
    host: hostNameSchema,
    local: endpointSchema,
    remote: endpointSchema,
    state: tcpStateSchema,
    sendQueueBytes: z.int().min(0),
    receiveQueueBytes: z.int().min(0),
    timer: z.enum(['none', 'retransmit', 'keepalive', 'time-wait', 'probe']),
    timerMs: z.int().min(0),
    retransmits: z.int().min(0),
  }),
  z.object({
    ...stamp,
    lane: z.literal('kernel'),
    kind: z.literal('socketGone'),
    host: hostNameSchema,
    local: endpointSchema,
    remote: endpointSchema,
  }),
  // kernel: one UDP socket. Without a peer its remote port is 0 (connect was never called on it).
  z.object({
    ...stamp,
    lane: z.literal('kernel'),
    kind: z.literal('udpSocket'),
    host: hostNameSchema,
    local: endpointSchema,
    remote: endpointSchema,
    sendQueueBytes: z.int().min(0),
    receiveQueueBytes: z.int().min(0),
    /** Datagrams the kernel threw away: no room, or a wrong checksum. */
    drops: z.int().min(0),
  }),
  z.object({
    ...stamp,
    lane: z.literal('kernel'),
    kind: z.literal('udpSocketGone'),
    host: hostNameSchema,
    local: endpointSchema,
    remote: endpointSchema,
  }),
  // wire
  z.object({ ...stamp, lane: z.literal('wire'), kind: z.literal('delay'), delayMs: delayMsSchema }),
  /** A fault was put on, changed or taken off. `spent`: it took itself off, having done what it was for. */
  z.object({
    ...stamp,
    lane: z.literal('wire'),
    kind: z.literal('fault'),
    direction: directionSchema,
    fault: wireFaultSchema,
    on: z.boolean(),
    seed: z.int().min(0),
    spent: z.boolean().optional(),
  }),
  z.object({ ...stamp, lane: z.literal('wire'), kind: z.literal('stepMode'), on: z.boolean() }),
  // lab
  z.object({
    ...stamp,
    lane: z.literal('lab'),
    kind: z.literal('opened'),
    mode: networkModeSchema,
    hosts: z.array(z.object({ host: hostNameSchema, address: z.string().max(64) })).max(limits.hostsPerLab),
    delayMs: delayMsSchema,
    /** When it was opened: milliseconds since 1970, and microseconds of the machine's monotonic clock. */
    start: z.object({ wallMs: z.int().min(0).max(8.64e15), monotonicUs: z.int().min(0) }).optional(),
  }),
  z.object({
    ...stamp,
    lane: z.literal('lab'),
    kind: z.literal('preset'),
    host: hostNameSchema,
    preset: hostPresetSchema,
  }),
  z.object({ ...stamp, lane: z.literal('lab'), kind: z.literal('power'), host: hostNameSchema, on: z.boolean() }),
  z.object({ ...stamp, lane: z.literal('lab'), kind: z.literal('limit'), what: z.enum(['events', 'programs']) }),
]);
export type LabEvent = z.infer<typeof labEventSchema>;
export type LabEventKind = LabEvent['kind'];

/** An event before the log has given it its place. */
export type LabEventBody = DistributiveOmit<LabEvent, 'seq' | 'at' | 'lateUs'>;
