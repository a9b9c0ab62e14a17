import { noteListening } from './acceptDelay.ts';
import type { AnyFunction } from './anyFunction.ts';
import { dgram, EventEmitter, net } from './builtins.ts';
import { noteBound } from './datagrams.ts';
import { shapeLike } from './disguise.ts';
import { handlerPlace } from './handlerPlace.ts';
import { recordNewObject } from './newObjects.ts';
import { announce, reportAddress } from './objects.ts';
import { previewArguments, previewMessage } from './preview.ts';
import { apply, isArray, nowUs, promiseThen, quote, settledPromise } from './primordials.ts';
import { exitAsked, reportExit, reportUncaught } from './processEvents.ts';
import { forgetObject, type ObjectRecord, recordOf } from './records.ts';
import { hasRoom, report } from './reporter.ts';
import { showEmitAs } from './siteShapes.ts';
import { callWithRoom, nearestFrame } from './stackTrace.ts';

/** Events that a learner should see even where nobody listens. Others are reported where a handler of the student's does. */
const always: Record<string, true | undefined> = {
  __proto__: null as never,
  close: true,
  connect: true,
  connection: true,
  connectionAttempt: true,
  connectionAttemptFailed: true,
  connectionAttemptTimeout: true,
  data: true,
  drain: true,
  drop: true,
  end: true,
  error: true,
  finish: true,
  listening: true,
  lookup: true,
  message: true,
  ready: true,
  timeout: true,
};

/** Events that say that something has come or gone. */
const movement: Record<string, true | undefined> = {
  __proto__: null as never,
  connect: true,
  data: true,
  drain: true,
  end: true,
  finish: true,
  readable: true,
};

type Handlers = AnyFunction | AnyFunction[] | undefined;
interface Emitter {
  _events?: Record<PropertyKey, Handlers>;
}

const errorMonitor = EventEmitter.errorMonitor;
const mostHandlers = 32;

/** Sees every event of every observed object, and of `process`. */
export function observeEvents(): void {
  const nodes = EventEmitter.prototype.emit as unknown as AnyFunction;
  const captureRejections = findSymbol(new EventEmitter(), 'kCapture') ?? Symbol('kCapture');
  const emittingSymbol = findSymbol(twoHandlers(), 'events.emitting');
  const observedProcess: unknown = process;

  /**
   * Calls the handlers itself where that is all Node would do, so that a stack is as deep as without the agent (`showEmitAs` gives the
   * frame its name). What takes more (an unhandled `error`, `captureRejections`, `errorMonitor`) is Node's own business.
   */
  const emit = function emit(this: Emitter | undefined, type: PropertyKey, ...args: unknown[]): unknown {
    let exiting = false;
    if (typeof this === 'object' && this !== null) {
      const record = recordOf(this);
      if (record !== undefined) reportEvent(record, this, type, args);
      else if (this === observedProcess) {
        if (type === 'exit') {
          exiting = true;
          reportExit(args[0]);
        } else if (type === 'uncaughtExceptionMonitor') reportUncaught(args[0]);
      }
      const events = this._events;
      if (events !== undefined && events !== null && (this as never)[captureRejections] !== true && !exiting) {
        let handlers = events[type];
        if (handlers === undefined) {
          if (type !== 'error') return false;
        } else if (type !== 'error' || events[errorMonitor] === undefined) {
          if (typeof handlers === 'function') {
            apply(handlers, this, args);
            return true;
          }
          // Newer versions count running emits in the list, so that a change of it meanwhile works on a copy; older ones copy first.
          const counted = emittingSymbol !== null && emittingSymbol in handlers;
          if (!counted) {
            const snapshot: AnyFunction[] = [];
            for (let index = 0; index < handlers.length; index++) snapshot[index] = handlers[index] as AnyFunction;
            handlers = snapshot;
          } else count(handlers, emittingSymbol, 1);
          try {
            for (let index = 0; index < handlers.length; index++) apply(handlers[index] as AnyFunction, this, args);
          } finally {
            if (counted) count(handlers, emittingSymbol, -1);
          }
          return true;
        }
      }
    }
    // biome-ignore lint/complexity/noArguments: a call without arguments stays one
    const result = callWithRoom(nodes, this, arguments);
    // A handler of `exit` may have set another code.
    if (exiting) exitAsked(args[0]);
    return result;
  };

  const ours = shapeLike(nodes, emit as AnyFunction);
  showEmitAs(ours, nodes, nearestFrame);
  EventEmitter.prototype.emit = ours as typeof EventEmitter.prototype.emit;
}

/** Node keeps some of an emitter's state under symbols of its own. */
function findSymbol(object: object, description: string): symbol | null {
  return Object.getOwnPropertySymbols(object).find((symbol) => symbol.description === description) ?? null;
}

function count(list: object, key: symbol, by: number): void {
  (list as Record<symbol, number>)[key]! += by;
}

function twoHandlers(): object {
  const probe = new EventEmitter().on('probe', () => {}).on('probe', () => {});
  return (probe as Emitter)._events?.probe ?? [];
}

/** Sees every new `net.Server`, `net.Socket` and `dgram.Socket`, whoever makes it: each passes `EventEmitter.init`. */
export function observeNewObjects(): void {
  const holder = EventEmitter as unknown as { init: AnyFunction };
  const original = holder.init;
  const { Server, Socket } = net;
  const { Socket: DatagramSocket } = dgram;
  const init = function init(this: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: whatever was passed is passed on
    const result = callWithRoom(original, this, arguments);
    if (this instanceof Socket) recordNewObject(this, 'Socket', ours);
    else if (this instanceof Server) recordNewObject(this, 'Server', ours);
    else if (this instanceof DatagramSocket) recordNewObject(this, 'DatagramSocket', ours);
    return result;
  };
  const ours = shapeLike(original, init as AnyFunction);
  holder.init = ours;
}

function reportEvent(record: ObjectRecord, emitter: Emitter, type: PropertyKey, args: readonly unknown[]): void {
  try {
    if (typeof type !== 'string') return;
    if (movement[type] === true) record.activeUs = nowUs();
    const flows = type === 'data' || type === 'message';
    if (flows && !hasRoom()) return;
    const handlers = withBoundCallback(record, type, studentHandlers(emitter._events?.[type]));
    if (always[type] === undefined && handlers === '') return;
    if (record.type === 'DatagramSocket') announce(record);
    noteEvent(record, emitter, type, args);
    const head = `"kind":"event","object":"${record.id}","objectType":"${record.type}","name":${quote(type)}`;
    report(
      `${head},"args":${record.type === 'DatagramSocket' && type === 'message' ? previewMessage(args) : previewArguments(args)},"handlers":[${handlers}]`,
      !flows && always[type] === true,
    );
  } catch {
    // A report that fails is the agent's loss, never the program's.
  }
}

/** The places of a list of handlers as JSON, Node's own left out. */
function studentHandlers(handlers: Handlers): string {
  if (typeof handlers === 'function') return handlerPlace(handlers)?.json ?? '';
  let text = '';
  if (!isArray(handlers)) return text;
  for (let index = 0, shown = 0; index < handlers.length && shown < mostHandlers; index++) {
    const place = handlerPlace(handlers[index]);
    if (place) text += (shown++ > 0 ? ',' : '') + place.json;
  }
  return text;
}

/** Node calls the callback of `bind` from a handler of its own. */
function withBoundCallback(record: ObjectRecord, type: string, handlers: string): string {
  if (record.boundCallback === undefined || (type !== 'listening' && type !== 'error')) return handlers;
  const place = type === 'listening' ? handlerPlace(record.boundCallback) : null;
  record.boundCallback = undefined;
  if (!place) return handlers;
  return handlers === '' ? place.json : `${handlers},${place.json}`;
}

/** What an event says of objects and addresses is reported before the event itself. */
function noteEvent(record: ObjectRecord, emitter: Emitter, type: string, args: readonly unknown[]): void {
  if (record.type === 'DatagramSocket') {
    if (type === 'listening' || type === 'connect') reportAddress(record, emitter);
    if (type === 'listening') noteBound(record);
  } else if (record.type === 'Server') {
    if (type === 'listening') {
      reportAddress(record, emitter);
      noteListening(emitter);
    }
    if (type === 'connection') noteAccepted(record, args[0]);
  } else if (type === 'connect') reportAddress(record, emitter);
  else if (type === 'connectionAttempt') noteAttempt(record, emitter, args);
  if (type === 'close') forgetObject(record.id);
}

function noteAccepted(server: ObjectRecord, socket: unknown): void {
  const record = typeof socket === 'object' && socket !== null ? recordOf(socket) : undefined;
  if (!record) return;
  announce(record, server.id);
  reportAddress(record, socket as object);
}

/** The kernel chooses the local port right after this event: said then, the packets of the handshake find their socket. */
function noteAttempt(record: ObjectRecord, socket: object, args: readonly unknown[]): void {
  const address = args[0];
  const port = args[1];
  if (typeof address !== 'string' || typeof port !== 'number') return;
  promiseThen(settledPromise, () => {
    try {
      reportAddress(record, socket, { address, port });
    } catch {
      // The socket is gone again.
    }
  });
}
