import type { AnyFunction } from './anyFunction.ts';
import {
  apply,
  captureStackTrace,
  defineProperty,
  ErrorFunction,
  getOwnPropertyDescriptor,
  isArray,
  textIndexOf,
} from './primordials.ts';
import { asMethodOf, type CallSite, emitAsNodes } from './siteShapes.ts';

/*
 * A program must not see the agent on its stacks, and the agent must see who calls it. Both go through one door of V8's, Error.prepareStackTrace:
 *
 *   error.stack ─> V8 collects call sites ─> Node's prepareStackTraceCallback ─reads─> Error.prepareStackTrace (our accessor)
 *                                                                                      ├─ agent collecting ─> the call sites themselves
 *                                                                                      ├─ Node's formatter ──> drop our frames, then Node's
 *                                                                                      │                       own or the program's function
 *                                                                                      └─ the program ───────> what it would see without us
 */
type Prepare = (error: Error, trace: CallSite[]) => unknown;

/** The agent's own file as V8 names it. */
let ownFile = '';
let collecting = false;
let formatterReads = false;
let programsValue: unknown;
let nodesOwn: Prepare | null = null;
/** The file that has started the program again (`runMainAgain`), and what its frame and all under it are shown as. */
let restart: { file: string; bottom: (site: CallSite) => CallSite } | null = null;

const collect: Prepare = (_error, trace) => trace;

/**
 * The call sites above `below`, nearest first; `below` itself and what it called are left out.
 *
 * @param limit how many; every one costs time
 */
export function captureSites(limit: number, below: object): CallSite[] {
  const sites = captureStack(limit, below);
  if (isArray(sites)) return sites as CallSite[];
  const found = getOwnPropertyDescriptor(ErrorFunction, 'prepareStackTrace');
  if (found?.get !== readPrepare) {
    // The program has deleted or redefined the property: take its value over and put the accessor back.
    programsValue = found?.value;
    install();
  }
  return [];
}

/** Call sites; or text, where V8 is formatting another stack just now: then it asks nobody. */
function captureStack(limit: number, below: object): unknown {
  const holder = {};
  const saved = startCollecting(limit);
  captureStackTrace(holder, below as AnyFunction);
  return stopCollecting(holder, saved);
}

/**
 * For a caller that must be quick: between `startCollecting` and `stopCollecting` it calls `captureStackTrace(holder, itself)`. Every frame of ours
 * in between costs a tenth of the whole. Returns the program's limit.
 */
export function startCollecting(limit: number): number {
  const saved = ErrorFunction.stackTraceLimit;
  setLimit(limit);
  collecting = true;
  return saved;
}

/** Call sites, nearest first, or something else where V8 would not tell them. */
export function stopCollecting(holder: { stack?: unknown }, saved: number): unknown {
  const stack = holder.stack;
  collecting = false;
  setLimit(saved);
  return stack;
}

/** The nearest frame above `below` as text. For use while V8 formats a stack: it then writes one itself, without asking anybody. */
export function nearestFrame(below: object): string {
  const stack = captureStack(1, below);
  return typeof stack === 'string' ? stack : `${(stack as unknown[])[0]}`;
}

/** Hides the frames of `file` (as V8 names it) from every stack the program reads. */
export function hideFrames(file: string): void {
  ownFile = file;
  const initial: unknown = ErrorFunction.prepareStackTrace;
  programsValue = initial;
  // Node's own formatting is the default value of the property; it knows of source maps and of error codes.
  if (typeof initial === 'function') nodesOwn = initial as Prepare;
  install();
}

/** For a program that `file` has started: its stacks end as if Node had. */
export function showBottomAs(file: string, bottom: (site: CallSite) => CallSite): void {
  restart = { file, bottom };
}

/** What a program would find at `Error.prepareStackTrace`, did it look closer than at its value. */
export function plainDescriptor(target: unknown, key: unknown, found: unknown): unknown {
  if (target !== ErrorFunction || key !== 'prepareStackTrace') return found;
  const { get, enumerable, configurable } = (found ?? {}) as PropertyDescriptor;
  return get === readPrepare ? { value: programsValue, writable: true, enumerable, configurable } : found;
}

function install(): void {
  defineProperty(ErrorFunction, 'prepareStackTrace', {
    configurable: true,
    enumerable: getOwnPropertyDescriptor(ErrorFunction, 'prepareStackTrace')?.enumerable ?? false,
    get: readPrepare,
    set: writePrepare,
  });
}

function readPrepare(this: unknown): unknown {
  if (collecting) return collect;
  // Node reads twice in a row: `typeof` first, then to call.
  if (formatterReads) {
    formatterReads = false;
    return prepareHidden;
  }
  formatterReads = isFormatter(captureStack(1, readPrepare));
  return formatterReads ? prepareHidden : programsValue;
}

function writePrepare(this: unknown, value: unknown): void {
  if (this === ErrorFunction) programsValue = value;
  // `class MyError extends Error` inherits the accessor: an assignment there makes a property of its own, as ever.
  else
    defineProperty(this as object, 'prepareStackTrace', {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
}

/** Only Node's formatter reads while V8 formats, from this function of its own; or the program's, called by it. */
function isFormatter(stack: unknown): boolean {
  return (
    typeof stack === 'string' &&
    textIndexOf(stack, ' prepareStackTrace') !== -1 &&
    textIndexOf(stack, '(node:internal/errors:') !== -1
  );
}

function prepareHidden(error: Error, trace: CallSite[]): unknown {
  const visible = hideOwnFrames(trace);
  if (typeof programsValue === 'function') return apply(programsValue, ErrorFunction, [error, visible]);
  return nodesOwn ? apply(nodesOwn, ErrorFunction, [error, visible]) : formatTrace(error, visible);
}

function formatTrace(error: Error, trace: CallSite[]): string {
  let text = `${error}`;
  for (let index = 0; index < trace.length; index++) text += `\n    at ${trace[index]}`;
  return text;
}

function hideOwnFrames(trace: CallSite[]): CallSite[] {
  let visible: CallSite[] | null = null;
  for (let index = 0; index < trace.length; index++) {
    const site = trace[index] as CallSite;
    const file = site.getFileName();
    if (restart && file === restart.file) {
      visible ??= copyUpTo(trace, index);
      visible[visible.length] = restart.bottom(site);
      break;
    }
    if (file === ownFile) {
      visible ??= copyUpTo(trace, index);
      const callee = index > 0 ? trace[index - 1] : undefined;
      const seen = emitAsNodes(site, callee);
      if (seen) visible[visible.length] = seen;
      else if (callee && visible.length > 0) {
        const last = visible.length - 1;
        visible[last] = asMethodOf(visible[last] as CallSite, site);
      }
    } else if (visible) visible[visible.length] = site;
  }
  return visible ?? trace;
}

function copyUpTo(trace: CallSite[], end: number): CallSite[] {
  const copy: CallSite[] = [];
  for (let index = 0; index < end; index++) copy[index] = trace[index] as CallSite;
  return copy;
}

/** False where the program has frozen `Error`. Ten times as quick as `Reflect.set`. */
function setLimit(limit: number): boolean {
  try {
    ErrorFunction.stackTraceLimit = limit;
    return true;
  } catch {
    return false;
  }
}

/** Frames of ours above the program's when `original` runs: the wrapper and `callWithRoom`. */
const ownFrames = 2;

/**
 * Calls `original` with more room on stacks made meanwhile, so that our frames take none of the program's ten. Without `catch`:
 * an uncaught error keeps the line it was thrown at.
 */
export function callWithRoom(original: AnyFunction, self: unknown, args: ArrayLike<unknown>): unknown {
  const limit = ErrorFunction.stackTraceLimit;
  if (typeof limit !== 'number' || !setLimit(limit + ownFrames)) return apply(original, self, args);
  try {
    return apply(original, self, args);
  } finally {
    if (ErrorFunction.stackTraceLimit === limit + ownFrames) setLimit(limit);
  }
}
