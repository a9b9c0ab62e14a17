import { type DropReason, type HostName, happenedUs, type LabEvent } from '@socketlab/protocol';
import { type Activity, createActivity } from './activity.ts';
import { createBandRecorder } from './bandRecorder.ts';
import { createCodeRecorder } from './codeRecorder.ts';
import { type DecodedSegment, decodeSegment } from './decodeSegment.ts';
import { createHistory } from './history.ts';
import { createKernelRows } from './kernelRows.ts';
import { labLine } from './labLine.ts';
import { firstSettings, reduceSettings } from './labSettings.ts';
import { createLandmarkIndex, isErrorEntry, type LandmarkIndex } from './landmarks.ts';
import { type NarrationContext, narrate } from './narrate.ts';
import { createNarrationRecorder } from './narrationRecorder.ts';
import { createPacketRecorder } from './packetRecorder.ts';
import { createProgramRecorder } from './programRecorder.ts';
import { createQueueRecorder } from './queueReadings.ts';
import { createSocketRecorder } from './socketRecorder.ts';
import type { Narration, StageView } from './stageView.ts';
import type { Timeline } from './timeline.ts';
import { createTrafficTracker } from './trafficTracker.ts';

type EventOf<K extends LabEvent['kind']> = Extract<LabEvent, { kind: K }>;

export interface Stage {
  /** Counts in the next entry; says how to tell it, or null where it has no sentence. */
  apply(event: LabEvent): (() => Narration) | null;
  /** `seq` of every entry that has a sentence. */
  readonly narrated: readonly number[];
  readonly activity: Activity;
  readonly landmarks: Pick<LandmarkIndex, 'over'>;
  readonly queueReadings: Timeline['queueReadings'];
  at(applied: number): Omit<StageView, 'atUs'>;
}

/**
 * The reducer of the log. Each entry is counted in once, by the recorder of what it changes; every recorder remembers its
 * versions, so that the picture after any number of entries is looked up, never replayed.
 *
 *     entry ──> programs · sockets · packets · bands · code ──> narration
 *                  └──────────┴─────── at(applied) ──────────────> StageView
 */
export function createStage(): Stage {
  const settings = createHistory(firstSettings);
  const narration = createNarrationRecorder();
  const programs = createProgramRecorder();
  const sockets = createSocketRecorder(programs);
  const activity = createActivity();
  const packets = createPacketRecorder(activity.packet);
  const bands = createBandRecorder(() => settings.latest, activity.instant);
  const traffic = createTrafficTracker();
  const code = createCodeRecorder(programs, activity.instant);
  const rows = createKernelRows();
  const landmarks = createLandmarkIndex();
  const queues = createQueueRecorder();

  /** A state is told by segments, by the kernel's table, or both: what the second one says again is no change. */
  function stateSaid(said: Parameters<typeof bands.said>[0]) {
    if (bands.said(said)) landmarks.add('state', said.seq);
  }

  const context: NarrationContext = {
    fileOf: programs.fileOf,
    frozen: programs.frozen,
    packet: (packet) => packets.find(packet)?.view ?? null,
    answered,
    spoiled: (packet) => packets.find(packet)?.segment.checksumOk === false,
    heldBefore: packets.heldBefore,
    kernelBefore: rows.tcp,
    udpBefore: rows.udp,
    udpPortElsewhere: rows.udpPortElsewhere,
  };

  /** Nothing is said about ICMP itself (RFC 1122, 3.2.2), nor of a size that a router may cut to pieces. */
  function answered(packet: number, reason: DropReason): boolean {
    const record = packets.find(packet);
    if (record === null || record.segment.kind === 'ICMP') return false;
    if (reason === 'refused') return true;
    if (reason !== 'mtu' || !record.segment.dontFragment) return false;
    return settings.latest.faults.some(
      ({ direction, fault }) => direction === record.view.direction && fault.kind === 'mtu' && fault.tellSender,
    );
  }

  function seenBy(event: LabEvent, host: HostName, from: 'local' | 'remote', segment: DecodedSegment) {
    const { source, destination } = segment;
    if (segment.kind === 'UDP') return sockets.datagrams.traffic(event.seq, host, from, segment);
    const seen = traffic.seen(host, from, segment);
    if (seen === null || source === null || destination === null) return;
    const [local, remote] = from === 'local' ? [source, destination] : [destination, source];
    const { seq } = event;
    sockets.traffic(seq, host, local, remote, seen.end);
    // The kernel's table may be a segment ahead of the wire: only a segment that moves the state says something new.
    if (!seen.moved || seen.end.derived === null) return;
    stateSaid({
      seq,
      atUs: happenedUs(event),
      host,
      local,
      remote,
      state: seen.end.derived,
      source: 'derived',
    });
  }

  function sent(event: EventOf<'sent'>) {
    const segment = decodeSegment(event.segment);
    const { source, destination } = segment;
    const host = event.from;
    const known = source !== null && destination !== null;
    // What the wire made, no kernel has sent.
    const own = event.origin === undefined;
    const calls = known && own ? sockets.callsOf(event.seq, host, source, destination, segment.kind === 'UDP') : null;
    const probes = known && own && rows.tcp(host, source, destination)?.timer === 'probe';
    const packet = packets.sent(event, segment, { delayMs: settings.latest.delayMs, calls, probes });
    if (packet.retransmission) landmarks.add('retransmission', event.seq);
    if (own) seenBy(event, host, 'local', segment);
  }

  function ended(event: EventOf<'delivered'> | EventOf<'dropped'>) {
    const packet = packets.ended(event);
    if (packet === null || event.kind === 'dropped') return;
    // The kernel throws away what was spoiled on the way (RFC 9293, 3.1), copies of it too, and knows nothing of it.
    if (packet.segment.checksumOk) seenBy(event, packet.view.to, 'remote', packet.segment);
  }

  function kernelSaid(event: EventOf<'socket'>) {
    const { seq, host, local, remote, state } = event;
    sockets.kernelSaid(event);
    queues.kernelSaid(event);
    stateSaid({ seq, atUs: happenedUs(event), host, local, remote, state, source: 'kernel' });
  }

  function kernelForgot(event: EventOf<'socketGone'>) {
    const { seq, host, local, remote } = event;
    traffic.forget(host, local, remote);
    sockets.kernelForgot(event);
    queues.kernelForgot(event);
    stateSaid({ seq, atUs: happenedUs(event), host, local, remote, state: 'CLOSED', source: 'kernel' });
  }

  /** Nothing of the host's kernel is left, and nobody on the wire hears of it. */
  function poweredOff(event: EventOf<'power'>) {
    const { seq, host } = event;
    traffic.forgetHost(host);
    sockets.poweredOff(seq, host);
    if (bands.ended({ seq, atUs: happenedUs(event), host })) landmarks.add('state', seq);
    rows.forgetHost(host);
  }

  function record(event: LabEvent): void {
    switch (event.kind) {
      case 'opened':
      case 'limit':
      case 'delay':
      case 'stepMode':
      case 'preset':
        settings.set(event.seq, reduceSettings(settings.latest, event));
        break;
      case 'fault':
        settings.set(event.seq, reduceSettings(settings.latest, event));
        if (!event.on) packets.faultOff(event);
        break;
      case 'power':
        settings.set(event.seq, reduceSettings(settings.latest, event));
        if (!event.on) poweredOff(event);
        break;
      case 'spawn':
        sockets.programBegan(event);
        programs.spawned(event);
        break;
      case 'start':
        programs.started(event);
        break;
      case 'object':
        sockets.made(event);
        break;
      case 'address':
        sockets.addressed(event);
        break;
      case 'call':
        sockets.called(event);
        code.called(event);
        break;
      case 'event':
        sockets.emitted(event);
        code.emitted(event);
        break;
      case 'console':
        programs.printed(event, event.stream, event.text, event.site);
        break;
      case 'consoleSkipped':
      case 'name': {
        const line = labLine(event);
        if (line !== null) programs.printed(event, 'lab', line, null);
        break;
      }
      case 'skipped':
      case 'action':
        break;
      case 'signal':
        programs.signalled(event);
        break;
      case 'uncaught':
        programs.uncaught(event);
        break;
      case 'exit':
        programs.exited(event);
        sockets.programEnded(event);
        break;
      case 'sent':
        sent(event);
        break;
      case 'held':
        packets.held(event);
        break;
      case 'released':
        packets.released(event);
        break;
      case 'delayed':
        packets.delayed(event);
        break;
      case 'changed':
        packets.changed(event, decodeSegment(event.segment));
        break;
      case 'delivered':
      case 'dropped':
        ended(event);
        break;
      case 'socket':
        kernelSaid(event);
        break;
      case 'socketGone':
        kernelForgot(event);
        break;
      case 'udpSocket':
        sockets.datagrams.kernelSaid(event);
        break;
      case 'udpSocketGone':
        sockets.datagrams.kernelForgot(event);
        break;
      default:
        unknown(event);
    }
  }

  return {
    narrated: narration.narrated,
    activity,
    landmarks,
    queueReadings: queues.of,
    apply(event) {
      record(event);
      if (isErrorEntry(event)) landmarks.add('error', event.seq);
      const told = narrate(event, context);
      rows.apply(event);
      if (told === null) return null;
      narration.add(event.seq, told);
      return told;
    },
    at(applied) {
      return {
        applied,
        ...settings.at(applied),
        programs: programs.at(applied),
        sockets: sockets.at(applied),
        packets: packets.at(applied),
        ...bands.at(applied),
        marks: code.at(applied),
        narration: narration.at(applied),
      };
    },
  };
}

/** An entry of a later version changes nothing that this one could draw; here the compiler proves that none is forgotten. */
function unknown(_event: never) {}
