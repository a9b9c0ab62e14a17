import type { HostName, LabEvent } from '@socketlab/protocol';
import { endingText, faultWords, type LadderMark, type PacketView, type Timeline } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';
import { kindStyle } from '../stage/packetStyle.ts';

export const scrubLanes = ['packet', 'client', 'server', 'kernel', 'fault'] as const;
export type ScrubLane = (typeof scrubLanes)[number];

/** What a mark looks like; beside its colour, since colour is never alone. */
export type MarkShape = 'tick' | 'error' | 'resent' | 'dropped' | 'on' | 'off';

/** All marks of a run that look the same, in the order of their times. */
export interface MarkSeries {
  lane: ScrubLane;
  shape: MarkShape;
  color: string;
  times: number[];
  labels: string[];
}

export interface MarkIndex {
  readonly series: readonly MarkSeries[];
  /** Counts in what has been appended since the last call. */
  update(): void;
}

/** The marks of a run, counted in once as its log grows. */
export function createMarkIndex(timeline: Timeline): MarkIndex {
  const series: MarkSeries[] = [];
  const byLook = new Map<string, MarkSeries>();
  const done = { events: 0, packets: 0, marks: 0, errors: 0, states: 0, bands: 0 };
  const { events, landmarks } = timeline;

  function add(lane: ScrubLane, shape: MarkShape, color: string, us: number, label: string) {
    const look = `${lane} ${shape} ${color}`;
    let known = byLook.get(look);
    if (!known) {
      known = { lane, shape, color, times: [], labels: [] };
      byLook.set(look, known);
      series.push(known);
      // What has a shape of its own is drawn over plain ticks.
      series.sort((a, b) => Number(a.shape !== 'tick') - Number(b.shape !== 'tick'));
    }
    known.times.push(us);
    known.labels.push(label);
  }

  function addPacket({ kind, label, seq, retransmission }: PacketView) {
    const atUs = events[seq]!.at;
    add('packet', kind === 'RST' ? 'error' : 'tick', kindStyle(kind).stroke, atUs, label);
    if (retransmission) add('packet', 'resent', 'var(--ink)', atUs, '재전송');
  }

  function addMark({ host, label, seq }: LadderMark) {
    if (!isError(events[seq]!)) add(laneOf(host), 'tick', 'var(--soft)', events[seq]!.at, label);
  }

  return {
    series,
    update() {
      if (done.events === events.length) return;
      const { packets, marks, bands } = timeline.view({ applied: events.length, atUs: timeline.endUs });
      for (; done.packets < packets.length; done.packets += 1) addPacket(packets.at(done.packets)!);
      for (; done.marks < marks.length; done.marks += 1) addMark(marks.at(done.marks)!);
      const [errors, states] = [landmarks.seqs('error'), landmarks.seqs('state')];
      for (; done.errors < errors.length; done.errors += 1) {
        const event = events[errors[done.errors]!]!;
        if (event.lane === 'program') add(laneOf(event.host), 'error', 'var(--rst)', event.at, errorWords(event));
      }
      for (; done.states < states.length; done.states += 1) {
        const event = events[states[done.states]!]!;
        const band = beginsState(event) ? bands.at(done.bands) : undefined;
        // A segment may have ended a state and begun none: the next band is then another entry's.
        const own = band && (event.kind === 'socket' || band.fromUs <= event.at) ? band : null;
        if (own) done.bands += 1;
        add('kernel', 'tick', 'var(--good)', event.at, own ? `${shortHostWords[own.host]} ${own.state}` : 'CLOSED');
      }
      for (; done.events < events.length; done.events += 1) {
        const event = events[done.events]!;
        if (event.kind === 'dropped') add('packet', 'dropped', 'var(--rst)', event.at, '사라짐');
        const deed = deedOf(event);
        if (deed) add('fault', deed.shape, 'var(--data-ink)', event.at, deed.label);
      }
    },
  };
}

/** Several computers of clients share a row. */
function laneOf(host: HostName): ScrubLane {
  return host === 'server' ? 'server' : 'client';
}

/** An `error` event stands as an error alone. */
function isError(event: LabEvent): boolean {
  return event.kind === 'event' && event.name === 'error';
}

function errorWords(event: LabEvent): string {
  if (event.kind === 'uncaught') return event.code ?? event.name;
  if (event.kind === 'exit') return endingText(event);
  return 'error';
}

/** Bands stand in the order of the entries that began them; these entries only end some. */
function beginsState(event: LabEvent): boolean {
  return (
    event.kind !== 'socketGone' && event.kind !== 'power' && !(event.kind === 'socket' && event.state === 'CLOSED')
  );
}

/** What was done on purpose: to the wire, a packet, a program or a computer. */
function deedOf(event: LabEvent): { shape: MarkShape; label: string } | null {
  switch (event.kind) {
    case 'fault':
      return {
        shape: event.on ? 'on' : 'off',
        label: `${faultWords[event.fault.kind].name} ${event.on ? '켬' : '끔'}`,
      };
    case 'stepMode':
      return { shape: event.on ? 'on' : 'off', label: `한 패킷씩 ${event.on ? '켬' : '끔'}` };
    case 'power':
      return { shape: event.on ? 'off' : 'on', label: `${shortHostWords[event.host]} 전원 ${event.on ? '켬' : '끔'}` };
    case 'preset':
      return { shape: 'tick', label: '설정' };
    case 'signal':
      return { shape: 'tick', label: event.signal };
    case 'action':
      return { shape: 'tick', label: '프로그램에 한 일' };
    case 'held':
      return { shape: 'tick', label: '붙잡음' };
    default:
      return null;
  }
}
