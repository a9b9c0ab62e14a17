import { noteClosing } from './acceptDelay.ts';
import type { AnyFunction } from './anyFunction.ts';
import { dgram, EventEmitter, net, stream } from './builtins.ts';
import { reportConsole } from './consoleLines.ts';
import { noteDatagramCall, reportingAddress } from './datagrams.ts';
import { shapeLike } from './disguise.ts';
import { rememberFunctions } from './handlerPlace.ts';
import { firstPlace } from './newObjects.ts';
import { announce } from './objects.ts';
import { datagramMethods, serverMethods, socketMethods, tellingMethods } from './observedMethods.ts';
import { isBuiltinSite, type Place, placeOfSite } from './places.ts';
import { previewArguments } from './preview.ts';
import {
  captureStackTrace,
  getOwnPropertyDescriptor,
  isArray,
  nowUs,
  ownKeys,
  quote,
  textLastIndexOf,
  textSlice,
} from './primordials.ts';
import { type ObjectRecord, recordOf } from './records.ts';
import { hasRoom, report } from './reporter.ts';
import type { CallSite } from './siteShapes.ts';
import { calleeName } from './sourceText.ts';
import { callWithRoom, captureSites, startCollecting, stopCollecting } from './stackTrace.ts';

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
  wrapMethods(dgram.Socket.prototype, datagramMethods, wrappers);
  replaceAll(wrappers);
  const functions = net as unknown as Record<string, AnyFunction>;
  functions.createServer = wrapFunction(functions.createServer as AnyFunction, 'net', 'createServer');
  const connect = wrapFunction(functions.connect as AnyFunction, 'net', 'createConnection');
  const datagrams = dgram as unknown as Record<string, AnyFunction>;
  datagrams.createSocket = wrapFunction(datagrams.createSocket as AnyFunction, 'dgram', 'createSocket');
  functions.connect = connect;
  functions.createConnection = connect;
}

const holders: object[] = [
  net.Socket.prototype,
  net.Server.prototype,
  dgram.Socket.prototype,
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
      const inner = method === 'disconnect' ? reportingAddress(original as AnyFunction) : (original as AnyFunction);
      wrappers.set(original, wrapMethod(inner, method));
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
        if (record.type === 'DatagramSocket') noteDatagramCall(record, method, args);
        else if (record.type === 'Socket') record.activeUs = nowUs();
        else if (method === 'close') noteClosing(this);
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

/** `net.createServer`, `net.connect` and `dgram.createSocket`: there is no object yet, the next `object` report is theirs. */
function wrapFunction(original: AnyFunction, module: 'net' | 'dgram', method: string): AnyFunction {
  const body = function (this: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: whatever was passed is passed on
    const args = arguments;
    const place = observeFunction(module, method, args, wrapper);
    if (!place) return callWithRoom(original, this, args);
    const saved = outerCall;
    outerCall = { method: `${module}.${calleeName(place) ?? method}`, place };
    try {
      return announced(callWithRoom(original, this, args));
    } finally {
      outerCall = saved;
    }
  };
  const wrapper = shapeLike(original, body as AnyFunction);
  return wrapper;
}

/** A datagram socket is announced once its constructor has made it: some types it refuses. */
function announced(made: unknown): unknown {
  const record = typeof made === 'object' && made !== null ? recordOf(made) : undefined;
  if (record?.type === 'DatagramSocket') announce(record);
  return made;
}

function observeFunction(module: string, method: string, args: ArrayLike<unknown>, below: object): Place | null {
  try {
    const place = callerPlace(below, captureSites(1, below));
    if (!place) return null;
    rememberFunctions(args, place);
    const name = calleeName(place) === 'connect' && method === 'createConnection' ? 'connect' : method;
    reportCall('"object":null,"objectType":null', `${module}.${name}`, args, place);
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
    if (record.type === 'DatagramSocket' && (place || tellingMethods[method] === true)) announce(record);
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
  const via = reasons[name] ?? (name === '' ? 'node' : textSlice(name, textLastIndexOf(name, '.') + 1));
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
