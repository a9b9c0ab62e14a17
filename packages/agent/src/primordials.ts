/**
 * The built-ins the agent works with, taken before the program's first line runs: a program that replaces `JSON.stringify`, `console` or
 * a method of `Array.prototype` can neither break the agent nor notice it. For the same reason the agent never iterates (`for…of`,
 * spread and array patterns look up `Symbol.iterator`) and never serialises objects (`toJSON` is looked up): it joins strings.
 */
export const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
export const quote: (text: string) => string = JSON.stringify;
export const parseJson: (text: string) => unknown = JSON.parse;
export const ErrorFunction = Error;
export const captureStackTrace = Error.captureStackTrace;
export const { isArray } = Array;
export const { floor, max, min } = Math;
export const toText = String;
export const symbolText: (value: symbol) => string = String;

/** `uncurryThis(f)(self, …args)` is `f.call(self, …args)` without looking anything up on `f`. */
function uncurryThis<F extends (...args: never[]) => unknown, T = unknown>(
  method: F,
): (self: T, ...args: Parameters<F>) => ReturnType<F> {
  return Function.prototype.call.bind(method) as never;
}

export const textSlice = uncurryThis<(start?: number, end?: number) => string, string>(String.prototype.slice);
export const textIndexOf = uncurryThis<(text: string, from?: number) => number, string>(String.prototype.indexOf);
export const textLastIndexOf = uncurryThis<(text: string, from?: number) => number, string>(
  String.prototype.lastIndexOf,
);
export const textStartsWith = uncurryThis<(text: string, from?: number) => boolean, string>(
  String.prototype.startsWith,
);
export const textEndsWith = uncurryThis<(end: string) => boolean, string>(String.prototype.endsWith);
export const textCodeAt = uncurryThis<(index: number) => number, string>(String.prototype.charCodeAt);
export const textLower = uncurryThis<() => string, string>(String.prototype.toLowerCase);
export const regExpExec = uncurryThis<(text: string) => RegExpExecArray | null, RegExp>(RegExp.prototype.exec);
export const weakMapGet = uncurryThis<(key: unknown) => unknown, WeakMap<WeakKey, unknown>>(
  WeakMap.prototype.get as never,
);
export const weakMapSet = uncurryThis<(key: WeakKey, value: unknown) => unknown, WeakMap<WeakKey, unknown>>(
  WeakMap.prototype.set as never,
);
export const mapGet = uncurryThis<(key: unknown) => unknown, Map<unknown, unknown>>(Map.prototype.get);
export const mapSet = uncurryThis<(key: unknown, value: unknown) => unknown, Map<unknown, unknown>>(Map.prototype.set);
export const mapForEach = uncurryThis<(visit: (value: unknown) => void) => void, Map<unknown, unknown>>(
  Map.prototype.forEach as never,
);
export const mapDelete = uncurryThis<(key: unknown) => boolean, Map<unknown, unknown>>(Map.prototype.delete);
export const functionToString = uncurryThis<() => string, unknown>(Function.prototype.toString);
export const byteLength: (text: string) => number = Buffer.byteLength;
export const bufferFrom: (text: string) => Buffer = Buffer.from;
export const utf8Slice = uncurryThis<(start: number, end: number) => string, Uint8Array>(
  (Buffer.prototype as unknown as { utf8Slice(start: number, end: number): string }).utf8Slice,
);
export const hexSlice = uncurryThis<(start: number, end: number) => string, Uint8Array>(
  (Buffer.prototype as unknown as { hexSlice(start: number, end: number): string }).hexSlice,
);
export const promiseThen = uncurryThis<(done: () => void) => unknown, Promise<void>>(Promise.prototype.then as never);
export const settledPromise = Promise.resolve();
export const WeakReference = WeakRef;
export const derefWeak = uncurryThis<() => object | undefined, WeakRef<object>>(WeakRef.prototype.deref as never);

export const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

const { hrtime } = process;
const hrtimeBigint = hrtime.bigint;
const toNumber = Number;

/** Microseconds on the machine's monotonic clock: `process.hrtime.bigint()`, the clock all processes of a lab share. */
export function nowUs(): number {
  return floor(toNumber(hrtimeBigint()) / 1000);
}
