import type { Setup } from '@socketlab/lessons';
import type {
  Capabilities,
  DelayMs,
  FaultCommand,
  HostName,
  LabEvent,
  PacketAction,
  ProgramAction,
  ProgramSignal,
  SocketAction,
} from '@socketlab/protocol';
import type { RecordingHeader } from '@socketlab/recording';
import type { Cursor, StageView, Timeline } from '@socketlab/timeline';
import type { Keeping } from '../work/shelf.ts';
import type { Bookmark } from './bookmarks.ts';
import type { PresentLab } from './presentLab.ts';
import type { Slot, WorkFile, WorkSpace } from './workFile.ts';

/** A sentence the page owes the student: an error of a request, or a change of connection. */
export interface Notice {
  id: number;
  tone: 'error' | 'info';
  /** One of the protocol's error codes. */
  code: string | null;
  text: string;
  /** The way back from what the sentence says. */
  undo?: { label: string; run(): void };
  /** It speaks of a connection that is gone: nothing to know any more once there is one again. */
  untilOpen?: true;
}

/** The page's own lab while something else is shown, or while the page is loaded anew. */
export interface OwnLab {
  lab: string;
  /** The space it was opened for, and its computers: another lesson's lab is of no use here. */
  space: string;
  hosts: string;
  /** Entries of its log that were here: what comes after them is new. */
  entries: number;
  /** Files whose program runs, by their ids. */
  running: readonly string[];
  bookmarks: readonly Bookmark[];
}

/** `over`: it is gone, and its last picture stays until the next one. `own`: the student's own lab, kept meanwhile. */
export interface Watching {
  lab: string;
  title: string;
  over: boolean;
  own: OwnLab | null;
}

/** A run that was kept: it stands on the stage with no lab behind it. */
export interface ShownRecording {
  header: RecordingHeader;
  /** Where it came from. `lesson`: the run that was recorded for a step. `memory`: it stood on this page's stage. */
  from: 'file' | 'server' | 'lesson' | 'memory';
  /** The file's name, or the recording's id on the server. */
  name: string;
}

/** A fault that is a state of the lab, not a deed. */
export type FaultSetting = Extract<FaultCommand, { kind: 'wireFault' | 'stepMode' | 'preset' }>;

/**
 * What the page knows, and what it can ask. One zustand store; components take narrow slices of it.
 * The cursor is the only thing that decides what the stage shows: live pins it to the end of the log.
 */
export interface LabState {
  /** `none`: the page of a static build, behind which there is no server. */
  connection: 'none' | 'connecting' | 'open' | 'lost' | 'refused';
  /** Why the server refused this page, in Korean; null unless `refused`. */
  refusal: string | null;
  capabilities: Capabilities | null;
  /**
   * `over`: the page has ended it itself, and its log stays to be looked at. `watched`: nothing can be asked of it, being somebody else's or one in which a
   * run is just being made again.
   */
  lab: { id: string; status: 'open' | 'watched' | 'gone' | 'over'; goneText: string | null } | null;
  /**
   * Something is under way: a lab opens, a program starts, or a whole run is made and checked. `watch`: the log is not of the student's own
   * doing, being somebody else's or read again: it counts for nothing, and nothing can be run.
   */
  busy: 'open' | 'run' | 'check' | 'watch' | null;
  /** Somebody else's lab that is shown in the place of the student's own; the class's code does it. */
  watching: Watching | null;
  /** The kept run on the stage; null where that is a lab's own log. `watching` says so too. */
  recording: ShownRecording | null;
  timeline: Timeline;
  /** Counts appended batches: what components watch to know that `timeline` has grown. */
  revision: number;
  /** What runs and what has power by the whole log, wherever the cursor stands. */
  present: PresentLab;
  cursor: Cursor;
  /** The picture at the cursor. */
  view: StageView;
  playback: {
    mode: 'live' | 'playing' | 'paused';
    speed: 0.05 | 0.1 | 0.25 | 0.5 | 1 | 2 | 5 | 10;
    /** `true`: by the lab's clock. `even`: every narrated entry stands for the same time. */
    pace: 'true' | 'even';
    /** The section that playing repeats. */
    loop: { fromUs: number; toUs: number } | null;
  };
  /** In the order of their places; of this log alone. */
  bookmarks: readonly Bookmark[];
  selectedPacket: number | null;
  /** What is worked on: null until a lesson or an experiment is open. */
  space: WorkSpace | null;
  /** Its files, in the order they are started in. */
  files: readonly WorkFile[];
  /** By host, the id of the file that is shown; the first one where it names none. */
  selected: Partial<Record<HostName, string>>;
  /** Whether this browser has kept what was written. */
  keeping: Keeping;
  delayMs: DelayMs;
  /** The faults that are on now, or will be from the next lab's start: what the log's newest entries say, and what was chosen before there was a log. */
  faults: readonly FaultSetting[];
  notices: readonly Notice[];
  /** Asked before a run starts; where it says false, nothing is run, and it has told the student why. */
  runGate: (() => boolean) | null;
  /** A student's page, on somebody else's server: as long as their class lets it in, or out of it. */
  guest: 'in' | 'out' | null;

  /** Runs every file: those of the server first, the others once it listens. A finished run starts a new lab and so a new log. */
  runAll(): Promise<void>;
  runProgram(file: string): Promise<void>;
  signalProgram(program: string, signal: ProgramSignal): Promise<void>;
  actOnSocket(program: string, object: string, action: SocketAction): Promise<void>;
  actOnProgram(program: string, action: ProgramAction): Promise<void>;
  /** Faults that stay on (on the wire, step mode, presets): kept for the labs to come as well. False: refused. */
  setFault(setting: FaultSetting): Promise<boolean>;
  actOnPacket(packet: number, action: PacketAction): Promise<void>;
  /** Lets the packet go that has been held longest. */
  releaseNext(): Promise<void>;
  setPower(host: HostName, on: boolean): Promise<void>;
  setDelay(delayMs: DelayMs): Promise<void>;
  /** Ends everything and starts with an empty log. Sources are kept. */
  reset(): Promise<void>;
  openSpace(space: WorkSpace): void;
  /** What was typed: becomes 내 코드. Does nothing where that would replace one that differs; `startOver` does. */
  setSource(file: string, source: string): void;
  showSlot(file: string, slot: Slot): void;
  /** 내 코드 begins anew from the text that is shown. */
  startOver(file: string): void;
  /** 내 코드 is given up for 처음. */
  restart(file: string): void;
  putMine(file: string, source: string): void;
  selectFile(file: string): void;
  /** The new file's id; null: refused, with a notice. A name that is taken gets a number. */
  addFile(host: HostName, name: string, source: string): string | null;
  renameFile(file: string, name: string): void;
  removeFile(file: string): void;
  /** Keeps everything now, and says so. */
  keepNow(): void;
  setRunGate(gate: (() => boolean) | null): void;
  /** The wire and the hosts as a lesson wants them, from the next lab on. */
  applySetup(setup: Setup): void;
  /** Tries the server again now, without waiting for the next try. */
  reconnect(): void;

  goLive(): void;
  pause(): void;
  play(): void;
  setSpeed(speed: LabState['playback']['speed']): void;
  setPace(pace: LabState['playback']['pace']): void;
  /** Held within the log; one that is too short to be played changes nothing. */
  setLoop(loop: LabState['playback']['loop']): void;
  step(by: 1 | -1): void;
  seek(atUs: number): void;
  /** To this very place, and stands there: of several entries at one time, after as many as it says. */
  goTo(cursor: Cursor): void;
  /** One at the same place gets this note. */
  putBookmark(bookmark: Bookmark): void;
  removeBookmark(place: Cursor): void;
  /** All of them at once, as a recording brings them. */
  setBookmarks(bookmarks: readonly Bookmark[]): void;
  selectPacket(packet: number | null): void;
  notify(notice: Omit<Notice, 'id'>): void;
  dismissNotice(id: number): void;
}

/** Called for every entry that arrives, once, in order, whatever the cursor shows: what lesson tasks listen to. */
export type EventListener = (event: LabEvent) => void;
