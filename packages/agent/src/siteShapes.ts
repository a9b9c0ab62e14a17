import { EventEmitter } from './builtins.ts';
import type { AnyFunction } from './disguise.ts';
import { apply, getOwnPropertyDescriptor, textEndsWith, textLastIndexOf, textSlice } from './primordials.ts';

const addListener = EventEmitter.prototype.on as unknown as AnyFunction;

export type CallSite = NodeJS.CallSite;

interface Position {
  readonly line: number | null;
  readonly column: number | null;
}

/** Where our `emit` and Node's call a single handler (index 0), and one of several (index 1). */
const ours: Position[] = [];
const nodes: Position[] = [];

/**
 * The agent's `emit` calls handlers itself, so its frame stands where Node's would: told here, it is shown as Node's.
 *
 * @param capture the nearest call site above a function
 */
export function showEmitAs(
  own: AnyFunction,
  original: AnyFunction,
  capture: (below: object) => CallSite | undefined,
): void {
  for (let handlers = 1; handlers <= 2; handlers++) {
    const probe = new EventEmitter();
    let position: Position = { line: null, column: null };
    const listener = () => {
      const site = capture(listener);
      position = { line: site?.getLineNumber() ?? null, column: site?.getColumnNumber() ?? null };
    };
    for (let count = 0; count < handlers; count++) apply(addListener, probe, ['probe', listener]);
    apply(own, probe, ['probe']);
    ours[ours.length] = position;
    apply(original, probe, ['probe']);
    nodes[nodes.length] = position;
  }
}

/** The call site to show for one of the agent's: Node's `emit`, or null where there would be none. */
export function emitAsNodes(site: CallSite, callee: CallSite | undefined): CallSite | null {
  if (site.getFunctionName() !== 'emit') return null;
  // Ours has handed over to Node's, which is on the stack itself.
  if (callee?.getFileName() === 'node:events' && callee.getFunctionName() === 'emit') return null;
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
