import type { ProgramAction, SocketAction } from '@socketlab/protocol';
import { delayAccepts } from './acceptDelay.ts';
import type { AnyFunction } from './anyFunction.ts';
import { dgram, net, stream } from './builtins.ts';
import { datagramHandle, hasPeer } from './objects.ts';
import { previewArguments } from './preview.ts';
import { apply, nowUs } from './primordials.ts';
import { livingObject, livingObjects, type ObjectRecord, recordOf } from './records.ts';
import { report } from './reporter.ts';

/** Node's own methods, as they were before any was observed or replaced. */
let socketActions: Record<SocketAction['kind'], AnyFunction>;
let closeDatagramSocket: AnyFunction;

const { wait } = Atomics;
const never = new Int32Array(new SharedArrayBuffer(4));

/** Must be called before the program's methods are observed. */
export function keepNodesActions(): void {
  const socket = net.Socket.prototype as unknown as Record<string, AnyFunction>;
  const duplex = stream.Duplex.prototype as unknown as Record<string, AnyFunction>;
  socketActions = {
    write: duplex.write as AnyFunction,
    end: socket.end as AnyFunction,
    destroy: duplex.destroy as AnyFunction,
    resetAndDestroy: socket.resetAndDestroy as AnyFunction,
    pause: socket.pause as AnyFunction,
    resume: socket.resume as AnyFunction,
    setTimeout: socket.setTimeout as AnyFunction,
  };
  closeDatagramSocket = dgram.Socket.prototype.close as AnyFunction;
}

/** Does to an observed socket what the page asks. What makes no sense on it (`pause` on a datagram socket, all on a server) is refused quietly. */
export function actOnObject(id: string, action: SocketAction): void {
  const target = livingObject(id);
  const record = target && recordOf(target);
  if (!target || !record) return;
  if (record.type === 'Socket') run(record, target, action.kind, socketActions[action.kind], argumentsOf(action));
  else if (record.type === 'DatagramSocket' && closes(action.kind) && datagramHandle(target)) {
    run(record, target, 'close', closeDatagramSocket, []);
  }
}

/** A datagram socket has no half to end and nobody to reset: it can only be closed. */
const closes = (kind: SocketAction['kind']): boolean => kind === 'end' || kind === 'destroy';

function argumentsOf(action: SocketAction): unknown[] {
  if (action.kind === 'write') return [action.text];
  return action.kind === 'setTimeout' ? [action.ms] : [];
}

/** Does to the program what the page asks. The lab itself logs that it was asked. */
export function actOnProgram(action: ProgramAction): void {
  // Nothing of the program runs meanwhile, and no CPU time is spent: a handler that waits for something slow.
  if (action.kind === 'block') apply(wait as never, undefined, [never, 0, 0, action.ms]);
  else if (action.kind === 'closeIdle') closeIdle(action.idleMs);
  else if (action.kind === 'delayAccept') delayAccepts(action.ms);
}

function closeIdle(idleMs: number): void {
  const sinceUs = nowUs() - idleMs * 1000;
  const objects = livingObjects();
  for (let index = 0; index < objects.length; index++) {
    const socket = objects[index] as object;
    const record = recordOf(socket);
    if (record?.type !== 'Socket' || record.activeUs > sinceUs || !hasPeer(record, socket)) continue;
    run(record, socket, 'destroy', socketActions.destroy, []);
  }
}

function run(
  record: ObjectRecord,
  target: object,
  method: string,
  act: AnyFunction | undefined,
  args: unknown[],
): void {
  if (!act) return;
  const subject = `"object":"${record.id}","objectType":"${record.type}"`;
  const told = `"method":"${method}","args":${previewArguments(args)},"site":null,"fromPage":true`;
  record.activeUs = nowUs();
  report(`"kind":"call",${subject},${told}`, true);
  apply(act, target, args);
}
