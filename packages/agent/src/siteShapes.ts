import type { AnyFunction } from './anyFunction.ts';
import { EventEmitter } from './builtins.ts';
import {
  apply,
  getOwnPropertyDescriptor,
  regExpExec,
  textEndsWith,
  textLastIndexOf,
  textSlice,
} from './primordials.ts';

export type CallSite = NodeJS.CallSite;

const addListener = EventEmitter.prototype.on as unknown as AnyFunction;

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where our `emit` and Node's call a single handler (index 0), and one of several (index 1). Measured when first needed. */
let positions: { ours: Position[]; nodes: Position[] } | null = null;
let emits: { ours: AnyFunction; nodes: AnyFunction; nearestFrame: (below: object) => string } | null = null;

/**
 * The agent's `emit` calls handlers itself, so its frame stands where Node's would: told here, it is shown as Node's.
 *
 * @param nearestFrame the text of the nearest frame above a function, while V8 is formatting another stack
 */
export function showEmitAs(ours: AnyFunction, nodes: AnyFunction, nearestFrame: (below: object) => string): void {
  emits = { ours, nodes, nearestFrame };
}

function measurePositions(): { ours: Position[]; nodes: Position[] } {
  const found = { ours: [] as Position[], nodes: [] as Position[] };
  if (!emits) return found;
  const { ours, nodes, nearestFrame } = emits;
  for (let handlers = 1; handlers <= 2; handlers++) {
    const probe = new EventEmitter();
    let frame = '';
    const listener = () => {
      frame = nearestFrame(listener);
    };
    for (let count = 0; count < handlers; count++) apply(addListener, probe, ['probe', listener]);
    apply(ours, probe, ['probe']);
    found.ours[handlers - 1] = positionIn(frame);
    apply(nodes, probe, ['probe']);
    found.nodes[handlers - 1] = positionIn(frame);
  }
  return found;
}

const endOfFrame = /:(\d+):(\d+)\)?$/;

function positionIn(frame: string): Position {
  const found = regExpExec(endOfFrame, frame);
  return { line: found ? +(found[1] as string) : 0, column: found ? +(found[2] as string) : 0 };
}

/** The call site to show for one of the agent's: Node's `emit`, or null where there would be none. */
export function emitAsNodes(site: CallSite, callee: CallSite | undefined): CallSite | null {
  if (site.getFunctionName() !== 'emit') return null;
  // Ours has handed over to Node's, which is on the stack itself.
  if (callee?.getFileName() === 'node:events' && callee.getFunctionName() === 'emit') return null;
  positions ??= measurePositions();
  const { ours, nodes } = positions;
  for (let index = 0; index < ours.length; index++) {
    const own = ours[index] as Position;
    if (own.line !== site.getLineNumber() || own.column !== site.getColumnNumber()) continue;
    const { line, column } = nodes[index] as Position;
    return renamedSite(site, 'node:events', line, column);
  }
  return null;
}

/**
 * V8 names a method by the property that holds it (`setStreamTimeout [as setTimeout]`), and finds our wrapper there instead of Node's function
 * under it. The name it found for the wrapper's frame is the one the other's would have.
 */
export function asMethodOf(site: CallSite, wrapper: CallSite): CallSite {
  const method = wrapper.getMethodName();
  if (!method || site.getMethodName()) return site;
  const name = site.getFunctionName();
  if (name && textEndsWith(name, method)) return proxySite(site, { getMethodName: () => method });
  const own = `${site}`;
  const place = textLastIndexOf(own, ' (');
  if (place === -1) return site;
  const head = name ? `${textSlice(own, 0, place)} [as ${method}]` : `${site.getTypeName()}.${method}`;
  const text = `${head}${textSlice(own, place)}`;
  return proxySite(site, { getMethodName: () => method, toString: () => text });
}

/** A call site that differs from `site` only in its place; where `nameless`, also in its function's name, which is left out. */
export function renamedSite(
  site: CallSite,
  file: string,
  line: number | null,
  column: number | null,
  nameless = false,
): CallSite {
  const own = `${site}`;
  const start = nameless ? -1 : textLastIndexOf(own, ' (');
  const place = `${file}:${line}:${column}`;
  const text = start === -1 ? place : `${textSlice(own, 0, start)} (${place})`;
  const told: Record<string, () => unknown> = {
    getFileName: () => file,
    getScriptNameOrSourceURL: () => file,
    getLineNumber: () => line,
    getColumnNumber: () => column,
    toString: () => text,
  };
  if (nameless) told.getFunctionName = told.getMethodName = told.getTypeName = () => null;
  return proxySite(site, told);
}

function proxySite(site: CallSite, told: Record<string, () => unknown>): CallSite {
  return new Proxy(site, {
    get(target, key) {
      const answer = typeof key === 'string' ? (getOwnPropertyDescriptor(told, key)?.value as unknown) : undefined;
      if (answer) return answer;
      const value: unknown = (target as never)[key];
      return typeof value === 'function' ? (...args: unknown[]) => apply(value, target, args) : value;
    },
  });
}
