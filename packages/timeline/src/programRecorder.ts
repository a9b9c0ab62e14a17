import { happenedUs, type LabEvent, type Site } from '@socketlab/protocol';
import { type Cell, type CellList, createCellList, createHistory, type History, keepPictures } from './history.ts';
import type { ListView } from './listView.ts';
import { createMemberList, type MemberList, MemberView } from './memberList.ts';
import { memoize } from './memoize.ts';
import type { ConsoleLine, LinePin, ProgramView } from './programView.ts';
import { fileName, siteIn } from './words.ts';

type ProgramCore = Omit<ProgramView, 'console' | 'pins'>;
type ProgramEvent = Extract<LabEvent, { lane: 'program' }>;

interface ProgramRecord {
  core: History<ProgramCore>;
  console: MemberList<ConsoleLine>;
  consoleAt(applied: number): ListView<ConsoleLine>;
  pins: CellList<LinePin>;
  pinCells: Map<string, Cell<LinePin>>;
  compose: (core: ProgramCore, console: ListView<ConsoleLine>, pins: readonly LinePin[]) => ProgramView;
}

export interface ProgramRecorder {
  spawned(event: Extract<LabEvent, { kind: 'spawn' }>): void;
  started(event: Extract<LabEvent, { kind: 'start' }>): void;
  exited(event: Extract<LabEvent, { kind: 'exit' }>): void;
  signalled(event: Extract<LabEvent, { kind: 'signal' }>): void;
  uncaught(event: Extract<LabEvent, { kind: 'uncaught' }>): void;
  printed(event: ProgramEvent, stream: ConsoleLine['stream'], text: string, site: Site | null): void;
  /** A call was made at, or an event reached, a line of the program's own file. `pinned` false: it glows and leaves no pin. */
  reached(event: ProgramEvent, kind: LinePin['kind'], label: string, site: Site, pinned: boolean): void;
  fileOf(program: string): string;
  /** After the newest entry. */
  frozen(program: string): boolean;
  running(program: string): boolean;
  at(applied: number): readonly ProgramView[];
}

/** Keeps what the programs of all hosts have done. */
export function createProgramRecorder(): ProgramRecorder {
  const records = new Map<string, ProgramRecord>();
  /** The newest run of each file of each host, in the order of their first runs. */
  const newest = new Map<string, History<ProgramRecord | null>>();
  const together = memoize(8, (...views: ProgramView[]) => views);

  function update(event: ProgramEvent, patch: Partial<ProgramCore>) {
    const record = records.get(event.program);
    record?.core.set(event.seq, { ...record.core.latest, ...patch });
  }

  function place(event: Extract<LabEvent, { kind: 'spawn' }>, record: ProgramRecord) {
    const key = `${event.host} ${event.file}`;
    const runs = newest.get(key) ?? createHistory<ProgramRecord | null>(null);
    newest.set(key, runs);
    runs.set(event.seq, record);
  }

  function viewOf(record: ProgramRecord, applied: number): ProgramView {
    return record.compose(record.core.at(applied), record.consoleAt(applied), record.pins.at(applied));
  }

  return {
    spawned(event) {
      const console = createMemberList<ConsoleLine>();
      const record: ProgramRecord = {
        core: createHistory<ProgramCore>({
          program: event.program,
          spawnedSeq: event.seq,
          host: event.host,
          file: event.file,
          source: event.source,
          status: 'starting',
          pid: null,
          frozen: false,
          exit: null,
          hot: null,
          uncaught: null,
        }),
        console,
        consoleAt: keepPictures(console.versionAt, (applied) => new MemberView(console, applied)),
        pins: createCellList(),
        pinCells: new Map(),
        compose: memoize(8, (core, console, pins) => ({ ...core, console, pins })),
      };
      records.set(event.program, record);
      place(event, record);
    },
    started: (event) => update(event, { status: 'running', pid: event.pid }),
    exited(event) {
      const { code, signal, reason } = event;
      update(event, { status: 'exited', frozen: false, exit: { code, signal, reason, atUs: happenedUs(event) } });
    },
    signalled(event) {
      if (event.signal !== 'SIGSTOP' && event.signal !== 'SIGCONT') return;
      const core = records.get(event.program)?.core.latest;
      const frozen = event.signal === 'SIGSTOP' && core?.status !== 'exited';
      if (core !== undefined && core.frozen !== frozen) update(event, { frozen });
    },
    uncaught(event) {
      const { name, message, code, stack, site } = event;
      update(event, { uncaught: { name, message, code: code ?? null, stack, site } });
    },
    printed(event, stream, text, site) {
      const line: ConsoleLine = { seq: event.seq, atUs: happenedUs(event), stream, text, site };
      records.get(event.program)?.console.add(event.seq, line);
    },
    reached(event, kind, label, site, pinned) {
      const record = records.get(event.program);
      if (record === undefined || siteIn(record.core.latest.file, site) === null) return;
      const { line, column } = site;
      const atUs = happenedUs(event);
      update(event, { hot: { line, column, label, kind, atUs, seq: event.seq } });
      if (!pinned) return;
      const key = `${line} ${kind} ${label}`;
      const cell = record.pinCells.get(key);
      const pin = { line, kind, label, count: (cell?.latest?.count ?? 0) + 1, lastUs: atUs, lastSeq: event.seq };
      if (cell === undefined) record.pinCells.set(key, record.pins.add(event.seq, pin));
      else cell.set(event.seq, pin);
    },
    frozen: (program) => records.get(program)?.core.latest.frozen ?? false,
    fileOf: (program) => fileName(records.get(program)?.core.latest.file ?? program),
    running(program) {
      const status = records.get(program)?.core.latest.status;
      return status !== undefined && status !== 'exited';
    },
    at(applied) {
      const records = [...newest.values()].map((runs) => runs.at(applied)).filter((record) => record !== null);
      return together(...records.map((record) => viewOf(record, applied)));
    },
  };
}
