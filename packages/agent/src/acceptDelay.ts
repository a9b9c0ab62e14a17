import type { AnyFunction } from './anyFunction.ts';
import { returningAsyncIds } from './asyncIds.ts';
import { shapeLike } from './disguise.ts';
import { mapGet, mapSet, max, min, nowUs, startTimer, stopTimer } from './primordials.ts';
import { livingObjects, recordOf } from './records.ts';
import { callWithRoom } from './stackTrace.ts';

/** A handle of Node's that can listen, and one that it has accepted. */
interface RawHandle {
  onconnection?: unknown;
  close(done?: AnyFunction): void;
  ref(): void;
  unref(): void;
}
type HandleClass = new (kind: number) => RawHandle;

/** A connection that Node's JavaScript has not been told of. */
interface Waiting {
  readonly listener: RawHandle;
  readonly accepted: RawHandle;
  readonly tell: AnyFunction;
  readonly args: readonly unknown[];
  /** Whose close callback tells: Node calls it from its loop, in the context that the connection came in, with nothing of Node's on the stack. */
  readonly waker: RawHandle;
  dueUs: number;
  closed: boolean;
}

let delayUs = 0;
let queue: Waiting[] = [];
/** Those before this one have left the queue. */
let head = 0;
/** Its waker is closing: it is told in a moment. */
let next: Waiting | null = null;
let timer: NodeJS.Timeout | null = null;
/** Some listener has our callback in place of Node's. */
let standing = false;
const standIns = new Map<unknown, unknown>();
const originals = new Map<unknown, unknown>();

/**
 * From now on every server of the program learns of a connection so much later, in the order they came; 0 is off. The kernel has accepted it long
 * before, and keeps what it receives. What waits already waits no longer than a new one would.
 */
export function delayAccepts(ms: number): void {
  delayUs = ms * 1000;
  const latestUs = nowUs() + delayUs;
  for (let index = head; index < queue.length; index++) {
    const one = queue[index] as Waiting;
    one.dueUs = min(one.dueUs, latestUs);
  }
  if (delayUs > 0) eachListener(standIn);
  goOn();
}

/** A server listens. */
export function noteListening(server: object): void {
  const listener = handleOf(server);
  if (delayUs > 0 && listener) standIn(listener);
}

/** A server is about to be closed: Node would close what it has accepted and told nobody of (libuv, `uv__stream_close`). */
export function noteClosing(server: object): void {
  const listener = standing ? handleOf(server) : null;
  if (!listener) return;
  const kept: Waiting[] = [];
  for (let index = head; index < queue.length; index++) {
    const one = queue[index] as Waiting;
    if (one.listener === listener) close(one);
    else kept[kept.length] = one;
  }
  queue = kept;
  head = 0;
  if (next?.listener === listener) close(next);
  goOn();
}

function close(one: Waiting): void {
  if (one.closed) return;
  one.closed = true;
  one.accepted.close();
  if (one !== next) one.waker.close();
}

function handleOf(server: object): RawHandle | null {
  return (server as { _handle?: RawHandle | null })._handle ?? null;
}

function eachListener(visit: (listener: RawHandle) => void): void {
  const objects = livingObjects();
  for (let index = 0; index < objects.length; index++) {
    const object = objects[index] as object;
    const listener = recordOf(object)?.type === 'Server' ? handleOf(object) : null;
    if (listener) visit(listener);
  }
}

/** Takes the place of Node's callback: one for all handles that have the same, as Node has. */
function standIn(listener: RawHandle): void {
  const { onconnection } = listener;
  if (typeof onconnection !== 'function' || mapGet(originals, onconnection)) return;
  let ours = mapGet(standIns, onconnection);
  if (!ours) {
    ours = delayed(onconnection as AnyFunction);
    mapSet(standIns, onconnection, ours);
    mapSet(originals, ours, onconnection);
  }
  listener.onconnection = ours;
  standing = true;
}

function giveBack(listener: RawHandle): void {
  const original = mapGet(originals, listener.onconnection);
  if (original) listener.onconnection = original;
}

function delayed(original: AnyFunction): AnyFunction {
  const body = function (this: unknown, failed: unknown, accepted: unknown): unknown {
    const waits = !failed && typeof accepted === 'object' && accepted !== null;
    if (waits && keepWaiting(this as RawHandle, accepted as RawHandle, original, [failed, accepted])) return undefined;
    // biome-ignore lint/complexity/noArguments: whatever was passed is passed on
    return callWithRoom(original, this, arguments);
  };
  return shapeLike(original, body as AnyFunction);
}

function keepWaiting(listener: RawHandle, accepted: RawHandle, tell: AnyFunction, args: readonly unknown[]): boolean {
  try {
    const last = queue[queue.length - 1];
    const dueUs = max(nowUs() + delayUs, last ? last.dueUs : 0);
    const waker = returningAsyncIds(() => new (accepted as unknown as { constructor: HandleClass }).constructor(0));
    // Neither is in a list of what is active, and neither keeps a program alive.
    waker.unref();
    accepted.unref();
    queue[queue.length] = { listener, accepted, tell, args, waker, dueUs, closed: false };
    goOn();
    return true;
  } catch {
    return false;
  }
}

/** Tells the first one, if it is time; one after the other, because handles that close together are called back in the reverse order. */
function goOn(): void {
  if (next) return;
  if (timer) stopTimer(timer);
  timer = null;
  const first = queue[head];
  if (!first) {
    rest();
    return;
  }
  const leftUs = first.dueUs - nowUs();
  if (leftUs > 0) {
    timer = returningAsyncIds(() => startTimer(goOn, leftUs / 1000));
    timer.unref();
    return;
  }
  next = first;
  head++;
  first.waker.close(tellNext);
}

/** Nothing waits. */
function rest(): void {
  queue = [];
  head = 0;
  if (delayUs > 0 || !standing) return;
  eachListener(giveBack);
  standing = false;
}

function tellNext(): void {
  const one = next as Waiting;
  next = null;
  // What waits behind it goes on, also where the program throws.
  goOn();
  if (one.closed) return;
  one.accepted.ref();
  callWithRoom(one.tell, one.listener, one.args);
}
