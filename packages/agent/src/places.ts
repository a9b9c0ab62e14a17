import { fileUrlToPath, realpathSync } from './builtins.ts';
import { apply, mapGet, mapSet, quote, textIndexOf, textSlice, textStartsWith } from './primordials.ts';
import type { CallSite } from './siteShapes.ts';
import { folderOf } from './sourceText.ts';

/** A position in a student's file, with the JSON text reports carry. Equal positions are the same object. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly json: string;
}

interface StudentFile {
  readonly path: string;
  readonly nameJson: string;
  /** By line * 4096 + column: positions repeat thousands of times. */
  readonly places: Map<unknown, unknown>;
}

const files = new Map<unknown, unknown>();
/** Paths of the student's files met so far, the program itself first. */
export const studentPaths: string[] = [];

let programFolder: string | null = null;
let ownFile = '';

/** Student's files are named relative to the program's folder. `entry` is `process.argv[1]`, `own` the agent's file. */
export function setProgram(entry: string | undefined, own: string): void {
  ownFile = own;
  if (entry === undefined) return;
  const path = realPath(entry);
  programFolder = folderOf(path);
  studentPaths[studentPaths.length] = path;
}

function realPath(path: string): string {
  try {
    return apply(realpathSync as never, undefined, [path]) as string;
  } catch {
    return path;
  }
}

/** The place of a call site, or null where it isn't in a file of the student's: Node's own, a package's, a built-in. */
export function placeOfSite(site: CallSite): Place | null {
  const name = site.getFileName();
  if (typeof name !== 'string') return null;
  const file = studentFile(name);
  return file && placeIn(file, site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1);
}

export function placeAt(path: string, line: number, column: number): Place | null {
  const file = studentFile(path);
  return file && placeIn(file, line, column);
}

/** Neither Node's code nor the student's: `Array.forEach`, `Reflect.apply`. Whoever called it is the caller. */
export function isBuiltinSite(site: CallSite): boolean {
  return typeof site.getFileName() !== 'string';
}

function placeIn(file: StudentFile, line: number, column: number): Place {
  const key = line * 4096 + column;
  const known = mapGet(file.places, key) as Place | undefined;
  if (known) return known;
  const json = `{"file":${file.nameJson},"line":${line},"column":${column}}`;
  const place = { path: file.path, line, column, json };
  mapSet(file.places, key, place);
  return place;
}

function studentFile(name: string): StudentFile | null {
  const known = mapGet(files, name) as StudentFile | null | undefined;
  if (known !== undefined) return known;
  const file = isStudents(name) ? createFile(name) : null;
  mapSet(files, name, file);
  return file;
}

function isStudents(name: string): boolean {
  return (
    name !== '' && name !== ownFile && !textStartsWith(name, 'node:') && textIndexOf(name, '/node_modules/') === -1
  );
}

function createFile(name: string): StudentFile {
  const path = textStartsWith(name, 'file:') ? fileUrlToPath(name) : name;
  if (!includes(studentPaths, path)) studentPaths[studentPaths.length] = path;
  const short =
    programFolder && textStartsWith(path, programFolder)
      ? textSlice(path, programFolder.length)
      : textSlice(path, 0, 1024);
  return { path, nameJson: quote(short), places: new Map() };
}

function includes(list: readonly string[], text: string): boolean {
  for (let index = 0; index < list.length; index++) if (list[index] === text) return true;
  return false;
}
