import type { AgentCommand } from '@socketlab/protocol';
import { actOnObject, actOnProgram, keepNodesActions } from './actions.ts';
import { returningAsyncIds } from './asyncIds.ts';
import { net } from './builtins.ts';
import { apply, bufferFrom, parseJson, textIndexOf, textSlice, utf8Slice } from './primordials.ts';

/** Longest line that is waited for; a longer one is no command. */
const longestLine = 64 * 1024;

interface Handle {
  onread: (bytes?: ArrayBuffer) => void;
  readStart(): number;
  unref(): void;
  getAsyncId?(): number;
  close(): void;
}

/**
 * Reads commands from an inherited descriptor: one JSON object a line. Below `net.Socket`, on the bare handle, so that a program that
 * replaces methods of `net.Socket` neither meets nor breaks it. Unreferenced: it keeps no finished program alive, and is in no list of
 * active handles. Must be called before the program's methods are observed: it keeps Node's own.
 */
export function listenForCommands(descriptor: number): void {
  keepNodesActions();
  returningAsyncIds(() => readCommands(descriptor));
}

function readCommands(descriptor: number): void {
  const opened = new net.Socket({ fd: descriptor, readable: true, writable: false });
  const holder = opened as unknown as { _handle: Handle | null };
  const handle = holder._handle;
  if (!handle) return;
  holder._handle = null;
  let rest = '';
  handle.onread = (bytes) => {
    try {
      if (!bytes) return handle.close();
      rest = takeLines(rest + decode(bytes));
      if (rest.length > longestLine) rest = '';
    } catch {
      // A command that fails changes nothing.
    }
  };
  handle.unref();
  handle.readStart();
}

function decode(bytes: ArrayBuffer): string {
  const buffer = apply(bufferFrom as never, undefined, [bytes]) as Buffer;
  return utf8Slice(buffer, 0, buffer.byteLength);
}

function takeLines(text: string): string {
  let from = 0;
  for (let end = textIndexOf(text, '\n'); end !== -1; end = textIndexOf(text, '\n', from)) {
    const line = textSlice(text, from, end);
    from = end + 1;
    try {
      obey(parseJson(line) as AgentCommand);
    } catch {
      // Not a command.
    }
  }
  return textSlice(text, from);
}

function obey(command: AgentCommand): void {
  if (command.kind === 'act') actOnObject(command.object, command.action);
  else if (command.kind === 'program') actOnProgram(command.action);
}
