import type { AgentCommand, SocketAction } from '@socketlab/protocol';
import { setAsyncIds } from './asyncIds.ts';
import { net, stream } from './builtins.ts';
import type { AnyFunction } from './disguise.ts';
import { previewArguments } from './preview.ts';
import { apply, bufferFrom, derefWeak, parseJson, textIndexOf, textSlice, utf8Slice } from './primordials.ts';
import { livingObject } from './records.ts';
import { report } from './reporter.ts';

/** Longest line that is waited for; a longer one is no command. */
const longestLine = 64 * 1024;

interface Handle {
  onread: (bytes?: ArrayBuffer) => void;
  readStart(): number;
  unref(): void;
  getAsyncId?(): number;
  close(): void;
}

let actions: Record<SocketAction['kind'], AnyFunction>;

/**
 * Reads commands from an inherited descriptor: one JSON object a line. Below `net.Socket`, on the bare handle, so that a program that
 * replaces methods of `net.Socket` neither meets nor breaks it. Unreferenced: it keeps no finished program alive, and is in no list of
 * active handles. Must be called before the program's methods are observed: it keeps Node's own.
 */
export function listenForCommands(descriptor: number): void {
  const socket = net.Socket.prototype as unknown as Record<string, AnyFunction>;
  const duplex = stream.Duplex.prototype as unknown as Record<string, AnyFunction>;
  actions = {
    write: duplex.write as AnyFunction,
    end: socket.end as AnyFunction,
    destroy: duplex.destroy as AnyFunction,
    resetAndDestroy: socket.resetAndDestroy as AnyFunction,
  };
  let before = 0;
  setAsyncIds((current) => {
    before = current;
    return current;
  });
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
  setAsyncIds(() => before);
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

function obey({ kind, object, action }: AgentCommand): void {
  const reference = livingObject(object);
  const target = reference && derefWeak(reference);
  const act = actions[action.kind];
  if (kind !== 'act' || !target || !act) return;
  const args = action.kind === 'write' ? [action.text] : [];
  const subject = `"object":"${object}","objectType":"Socket"`;
  report(
    `"kind":"call",${subject},"method":"${action.kind}","args":${previewArguments(args)},"site":null,"fromPage":true`,
    true,
  );
  apply(act, target, args);
}
