import type { HostName, LabEvent } from '@socketlab/protocol';
import { pairKeys } from './pairKeys.ts';

/** One run of one file: `server/server.js#1` is the first run of server.js on the server. */
export interface NamedProgram {
  name: string;
  host: HostName;
  file: string;
  source: string;
}

/** The programs of a log, by the ids that its lab gave them. */
export function namePrograms(events: readonly LabEvent[]): Map<string, NamedProgram> {
  const runs = new Map<string, number>();
  const programs = new Map<string, NamedProgram>();
  for (const event of events) {
    if (event.kind !== 'spawn') continue;
    const { host, file, source, program } = event;
    const path = `${host}/${file}`;
    const run = (runs.get(path) ?? 0) + 1;
    runs.set(path, run);
    programs.set(program, { name: `${path}#${run}`, host, file, source });
  }
  return programs;
}

/** What a line of a program is known by: two lines that are the same place of two texts have one name. */
export type LineNames = (program: NamedProgram, line: number) => string;

/**
 * Lines of one file in two runs, whose texts may differ: aligned by their words, so that a line added above does not make every line below another
 * one. Lines that were written anew in one place are one.
 */
export function nameLines(
  a: ReadonlyMap<string, NamedProgram>,
  b: ReadonlyMap<string, NamedProgram>,
): { a: LineNames; b: LineNames } {
  const inA = new Map<string, readonly string[]>();
  const inB = new Map<string, readonly string[]>();
  const others = new Map([...b.values()].map((program) => [program.name, program]));
  for (const { name, source } of a.values()) {
    const other = others.get(name);
    if (!other) continue;
    const left = source.split('\n');
    const right = other.source.split('\n');
    const names = { a: left.map((_, at) => `a${at + 1}`), b: right.map((_, at) => `b${at + 1}`) };
    let next = 0;
    let fromA = 0;
    let fromB = 0;
    const join = (atA: number, atB: number) => {
      names.a[atA] = `${next}`;
      names.b[atB] = `${next}`;
      next += 1;
    };
    for (const [atA, atB] of [...pairKeys(left, right).pairs, [left.length, right.length] as const]) {
      for (let i = 0; fromA + i < atA && fromB + i < atB; i += 1) join(fromA + i, fromB + i);
      if (atA < left.length && atB < right.length) join(atA, atB);
      fromA = atA + 1;
      fromB = atB + 1;
    }
    inA.set(name, names.a);
    inB.set(name, names.b);
  }
  const namesIn =
    (known: ReadonlyMap<string, readonly string[]>): LineNames =>
    ({ name }, line) =>
      known.get(name)?.[line - 1] ?? `line ${line}`;
  return { a: namesIn(inA), b: namesIn(inB) };
}
