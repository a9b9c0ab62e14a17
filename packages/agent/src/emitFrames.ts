import { EventEmitter } from './builtins.ts';
import type { AnyFunction } from './disguise.ts';
import { apply, textLastIndexOf, textSlice } from './primordials.ts';
import type { CallSite } from './stackTrace.ts';

interface Position {
  readonly line: number | null;
  readonly column: number | null;
}
type Emit = (probe: InstanceType<typeof EventEmitter>) => void;

/** Where our `emit` and Node's call a single handler (index 0), and one of several (index 1). */
let positions: { ours: Position[]; nodes: Position[] } | null = null;
let measured: { ours: Emit; nodes: Emit; capture: (below: object) => CallSite | undefined } | null = null;

/**
 * The agent's `emit` calls handlers itself, so its frame stands where Node's would: told here, it is shown as Node's.
 *
 * @param capture the nearest call site above a function
 */
export function showEmitAs(
  ours: AnyFunction,
  nodes: AnyFunction,
  capture: (below: object) => CallSite | undefined,
): void {
  measured = {
    ours: (probe) => apply(ours, probe, ['probe']),
    nodes: (probe) => apply(nodes, probe, ['probe']),
    capture,
  };
}

/** The call site to show for one of the agent's: Node's `emit`, or null where there would be none. */
export function emitAsNodes(site: CallSite, callee: CallSite | undefined): CallSite | null {
  if (site.getFunctionName() !== 'emit') return null;
  // Ours has handed over to Node's, which is on the stack itself.
  if (callee?.getFileName() === 'node:events' && callee.getFunctionName() === 'emit') return null;
  positions ??= measurePositions();
  for (let index = 0; index < positions.ours.length; index++) {
    const ours = positions.ours[index] as Position;
    if (ours.line !== site.getLineNumber() || ours.column !== site.getColumnNumber()) continue;
    const { line, column } = positions.nodes[index] as Position;
    return renamedSite(site, 'node:events', line, column);
  }
  return null;
}

function measurePositions(): { ours: Position[]; nodes: Position[] } {
  const ours: Position[] = [];
  const nodes: Position[] = [];
  if (!measured) return { ours, nodes };
  const { capture } = measured;
  for (let handlers = 1; handlers <= 2; handlers++) {
    const probe = new EventEmitter();
    let position: Position = { line: null, column: null };
    const listener = () => {
      const site = capture(listener);
      position = { line: site?.getLineNumber() ?? null, column: site?.getColumnNumber() ?? null };
    };
    for (let count = 0; count < handlers; count++) apply(addListener, probe, ['probe', listener]);
    measured.ours(probe);
    ours[ours.length] = position;
    measured.nodes(probe);
    nodes[nodes.length] = position;
  }
  return { ours, nodes };
}

const addListener = EventEmitter.prototype.on as unknown as AnyFunction;

/** A call site that differs from `site` only in its place. */
export function renamedSite(site: CallSite, file: string, line: number | null, column: number | null): CallSite {
  const own = `${site}`;
  const start = textLastIndexOf(own, ' (');
  const place = `${file}:${line}:${column}`;
  const text = start === -1 ? place : `${textSlice(own, 0, start)} (${place})`;
  const told: Record<string, () => unknown> = {
    getFileName: () => file,
    getScriptNameOrSourceURL: () => file,
    getLineNumber: () => line,
    getColumnNumber: () => column,
    toString: () => text,
  };
  return new Proxy(site, {
    get(target, key) {
      const answer = typeof key === 'string' ? told[key] : undefined;
      if (answer) return answer;
      const value: unknown = (target as never)[key];
      return typeof value === 'function' ? (...args: unknown[]) => apply(value, target, args) : value;
    },
  });
}
