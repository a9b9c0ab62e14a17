import { EventEmitter, net, stream } from './builtins.ts';
import { reportConsole } from './consoleLines.ts';
import { type AnyFunction, shapeLike } from './disguise.ts';
import { rememberFunctions } from './handlerPlace.ts';
import { firstPlace } from './newObjects.ts';
import { isBuiltinSite, type Place, placeOfSite } from './places.ts';
import { previewArguments } from './preview.ts';
import { captureStackTrace, getOwnPropertyDescriptor, isArray, ownKeys, quote, textSlice } from './primordials.ts';
import { type ObjectRecord, recordOf } from './records.ts';
import { hasRoom, report } from './reporter.ts';
import type { CallSite } from './siteShapes.ts';
import { calleeName } from './sourceText.ts';
import { callWithRoom, captureSites, startCollecting, stopCollecting } from './stackTrace.ts';

/** Methods a student calls. Where a class inherits one, it is wrapped where it stands: no object gets a property it hadn't. */
const socketMethods = [
  ...['connect', 'write', 'end', 'destroy', 'destroySoon', 'resetAndDestroy', 'pause', 'resume', 'setTimeout'],
  ...['setNoDelay', 'setKeepAlive', 'setEncoding', 'cork', 'uncork', 'pipe', 'unpipe', 'read', 'address', 'ref'],
  ...['unref', 'on', 'addListener', 'once', 'prependListener', 'prependOnceListener', 'off', 'removeListener'],
  'removeAllListeners',
];
const serverMethods = ['listen', 'close', 'address', 'getConnections', 'ref', 'unref', 'on', 'addListener'];

/** Of the calls that Node makes by itself, these move packets: they are told with what made Node do it. */
const tellingMethods: Record<string, true | undefined> = {
  __proto__: null as never,
  connect: true,
  destroy: true,
  end: true,
  resetAndDestroy: true,
  write: true,
};

/** Node's own callers by what a learner knows them as. */
const reasons: Record<string, string | undefined> = {
  __proto__: null as never,
  ondata: 'pipe',
  onend: 'pipe',
  onReadableStreamEnd: 'allowHalfOpen: false',
  endWritableNT: 'allowHalfOpen: false',
  endReadableNT: 'autoDestroy',
  finish: 'autoDestroy',
  finishMaybe: 'autoDestroy',
  onStreamRead: 'read error',
  onWriteComplete: 'write error',
  afterConnect: 'connect error',
  afterConnectMultiple: 'connect error',
  connectErrorNT: 'connect error',
};

/** The `net.connect` that is running: the `socket.connect` under it is its doing. */
let outerCall: { method: string; place: Place } | null = null;

export function observeCalls(): void {
  const wrappers = new Map<unknown, AnyFunction>();
  wrapMethods(net.Socket.prototype, socketMethods, wrappers);
  wrapMethods(net.Server.prototype, serverMethods, wrappers);
  replaceAll(wrappers);
  const functions = net as unknown as Record<string, AnyFunction>;
  functions.createServer = wrapFunction(functions.createServer as AnyFunction, 'createServer');
  const connect = wrapFunction(functions.connect as AnyFunction, 'createConnection');
  functions.connect = connect;
  functions.createConnection = connect;
}

const holders: object[] = [
  net.Socket.prototype,
  net.Server.prototype,
  stream.Duplex.prototype,
  stream.Readable.prototype,
  stream.Writable.prototype,
  stream.Stream.prototype,
  EventEmitter.prototype,
];

function wrapMethods(prototype: object, methods: readonly string[], wrappers: Map<unknown, AnyFunction>): void {
  for (const method of methods) {
    const original = (prototype as Record<string, unknown>)[method];
    if (typeof original === 'function' && !wrappers.has(original)) {
      wrappers.set(original, wrapMethod(original as AnyFunction, method));
    }
  }
}

/** Replaces each method on every class that has that very function, so that `on === addListener` and the like stay true. */
function replaceAll(wrappers: Map<unknown, AnyFunction>): void {
  for (const holder of holders) {
    for (const key of ownKeys(holder)) {
      const wrapper = wrappers.get(getOwnPropertyDescriptor(holder, key)?.value);
      if (wrapper) (holder as Record<PropertyKey, unknown>)[key] = wrapper;
    }
  }
}

function wrapMethod(original: AnyFunction, method: string): AnyFunction {
  const body = function (this: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: rest parameters would cost an array on every call of every stream
    const args = arguments;
    if (typeof this === 'object' && this !== null) {
      const record = recordOf(this);
      if (record !== undefined) {
        // Streams ask for more with `read(0)` after every chunk; a student has no use for it.
        if (!(method === 'read' && args[0] === 0) && hasRoom()) {
          const holder = {};
          const saved = startCollecting(1);
          captureStackTrace(holder, wrapper);
          observeCall(record, method, args, wrapper, stopCollecting(holder, saved));
        }
      } else if (method === 'write' && (this as { _isStdio?: unknown })._isStdio === true)
        reportConsole(this, args, wrapper);
    }
    return callWithRoom(original, this, args);
  };
  const wrapper = shapeLike(original, body as AnyFunction);
  return wrapper;
}

/** `net.createServer` and `net.connect`: there is no object yet, the next `object` report is theirs. */
function wrapFunction(original: AnyFunction, method: string): AnyFunction {
  const body = function (this: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: whatever was passed is passed on
    const args = arguments;
    const place = observeFunction(method, args, wrapper);
    if (!place) return callWithRoom(original, this, args);
    const saved = outerCall;
    outerCall = { method: `net.${calleeName(place) ?? method}`, place };
    try {
      return callWithRoom(original, this, args);
    } finally {
      outerCall = saved;
    }
  };
  const wrapper = shapeLike(original, body as AnyFunction);
  return wrapper;
}

function observeFunction(method: string, args: ArrayLike<unknown>, below: object): Place | null {
  try {
    const place = callerPlace(below, captureSites(1, below));
    if (!place) return null;
    rememberFunctions(args, place);
    const name = calleeName(place) === 'connect' && method === 'createConnection' ? 'connect' : method;
    reportCall('"object":null,"objectType":null', `net.${name}`, args, place);
    return place;
  } catch {
    return null;
  }
}

/** @param direct the call site directly above, in a list */
function observeCall(
  record: ObjectRecord,
  method: string,
  args: ArrayLike<unknown>,
  below: object,
  direct: unknown,
): void {
  try {
    const place = callerPlace(below, isArray(direct) ? direct : captureSites(1, below));
    const subject = `"object":"${record.id}","objectType":"${record.type}"`;
    if (place) {
      rememberFunctions(args, place);
      if (method === 'pipe') notePipe(args[0], place);
      reportCall(subject, aliasOf(method, place), args, place);
    } else if (tellingMethods[method] === true) reportInternal(record, subject, method, args, below);
  } catch {
    // A report that fails is the agent's loss, never the program's.
  }
}

/** `addListener` and `on` are one function, as are `off` and `removeListener`: the student's text says which was meant. */
function aliasOf(method: string, place: Place): string {
  if (method !== 'on' && method !== 'off') return method;
  const name = calleeName(place);
  return name === 'addListener' || name === 'removeListener' ? name : method;
}

function notePipe(target: unknown, place: Place): void {
  const record = typeof target === 'object' && target !== null ? recordOf(target) : undefined;
  if (record) record.pipedAt = place;
}

/** A call that Node made by itself: with the student's line that led there, where it is on the stack or known otherwise. */
function reportInternal(
  record: ObjectRecord,
  subject: string,
  method: string,
  args: ArrayLike<unknown>,
  below: object,
): void {
  if (method === 'connect' && outerCall) {
    // Node passes on its own list of the arguments, options first.
    const given = isArray(args[0]) ? (args[0] as unknown[]) : args;
    reportCall(subject, method, given, outerCall.place, outerCall.method);
    return;
  }
  const sites = captureSites(16, below);
  const name = callerName(sites);
  const via = reasons[name] ?? (name === '' ? 'node' : name);
  const place = via === 'pipe' ? record.pipedAt : firstPlace(sites, 0);
  reportCall(subject, method, args, place, via);
}

function callerName(sites: readonly CallSite[]): string {
  for (let index = 0; index < sites.length; index++) {
    const site = sites[index] as CallSite;
    if (!isBuiltinSite(site)) return site.getFunctionName() ?? '';
  }
  return '';
}

/** The direct caller's place if it is the student's; built-ins such as `Array.forEach` in between don't count. */
function callerPlace(below: object, nearest: readonly CallSite[]): Place | null {
  const direct = nearest[0];
  // Nearly always there is none in between, and one frame costs a third less than three.
  if (!direct || !isBuiltinSite(direct)) return direct ? placeOfSite(direct) : null;
  const sites = captureSites(4, below);
  for (let index = 1; index < sites.length; index++) {
    const site = sites[index] as CallSite;
    if (!isBuiltinSite(site)) return placeOfSite(site);
  }
  return null;
}

function reportCall(
  subject: string,
  method: string,
  args: ArrayLike<unknown>,
  place: Place | null,
  via?: string,
): void {
  const tail = via === undefined ? '' : `,"via":${quote(textSlice(via, 0, 64))}`;
  const site = place ? place.json : 'null';
  report(`"kind":"call",${subject},"method":"${method}","args":${previewArguments(args)},"site":${site}${tail}`);
}
