import type { FaultCommand, LabEvent } from '@socketlab/protocol';
import type { Deed } from '@socketlab/protocol/class';
import type { LabCommand } from '../../labs/labProcess.ts';
import { type LabBook, putBack } from './labBook.ts';
import type { ProgramNow, SocketNow } from './programsNow.ts';

/** One command to a lab, and the one that takes it back; null where nothing does. */
export interface DeedStep {
  readonly command: LabCommand;
  readonly back: LabCommand | null;
}

/** What a deed means in this lab now: nothing, where nothing runs or is open that it could be done to. */
export function planDeed(book: LabBook, deed: Deed): DeedStep[] {
  const lab = book.record.id;
  switch (deed.kind) {
    case 'fault': {
      const back = faultBack(book, deed.command);
      return [
        { command: { kind: 'fault', lab, command: deed.command }, back: back && { kind: 'fault', lab, command: back } },
      ];
    }
    case 'signal':
      return book.programs.running(deed.host).map((program) => ({
        command: { kind: 'signal', lab, program: program.id, signal: deed.signal },
        back: signalBack(book, program, deed.signal),
      }));
    case 'program':
      return book.programs.running(deed.host).map(({ id: program, acceptMs: ms }) => ({
        command: { kind: 'program', lab, program, action: deed.action },
        back:
          deed.action.kind === 'delayAccept'
            ? { kind: 'program', lab, program, action: { kind: 'delayAccept', ms } }
            : null,
      }));
    case 'socket':
      return book.programs.running(deed.host).flatMap(({ id: program, sockets }) =>
        [...sockets.values()]
          .filter((socket) => !socket.udp || deed.action.kind === 'end' || deed.action.kind === 'destroy')
          .map((socket) => {
            const back = socketBack(socket, deed);
            const of = { kind: 'act', lab, program, object: socket.object } as const;
            return { command: { ...of, action: deed.action }, back: back && { ...of, action: back } };
          }),
      );
  }
}

function faultBack(book: LabBook, command: FaultCommand): FaultCommand | null {
  switch (command.kind) {
    case 'wireFault': {
      const { direction, fault } = command;
      // A fault that sees both directions is on in one of them at most: put on here, it goes there.
      const other = direction === 'upstream' ? 'downstream' : 'upstream';
      const seesBoth = fault.kind === 'nat' || fault.kind === 'reset';
      const before = book.faultOn(direction, fault.kind) ?? (seesBoth ? book.faultOn(other, fault.kind) : undefined);
      if (before !== undefined) return putBack(before);
      return command.on ? { ...command, on: false } : null;
    }
    case 'stepMode':
      return command.on === book.stepMode ? null : { kind: 'stepMode', on: book.stepMode };
    case 'preset':
      return { ...command, preset: book.preset(command.host) };
    case 'power':
      return command.on === !book.dark.has(command.host) ? null : { ...command, on: !command.on };
    case 'next':
    case 'packet':
      return null;
  }
}

type Signal = Extract<Deed, { kind: 'signal' }>['signal'];

function signalBack(
  { record }: LabBook,
  { id: program, host, spawnSeq, file, frozen }: ProgramNow,
  signal: Signal,
): LabCommand | null {
  const lab = record.id;
  if (signal === 'SIGSTOP') return frozen ? null : { kind: 'signal', lab, program, signal: 'SIGCONT' };
  if (signal === 'SIGCONT') return frozen ? { kind: 'signal', lab, program, signal: 'SIGSTOP' } : null;
  const spawn = JSON.parse(record.entries[spawnSeq]!) as LabEvent;
  return spawn.kind === 'spawn' ? { kind: 'run', lab, host, file, source: spawn.source } : null;
}

type SocketDeed = Extract<Deed, { kind: 'socket' }>;

function socketBack({ paused, timeoutMs: ms }: SocketNow, { action }: SocketDeed): SocketDeed['action'] | null {
  if (action.kind === 'pause') return paused ? null : { kind: 'resume' };
  if (action.kind === 'resume') return paused ? { kind: 'pause' } : null;
  return action.kind === 'setTimeout' ? { kind: 'setTimeout', ms } : null;
}
