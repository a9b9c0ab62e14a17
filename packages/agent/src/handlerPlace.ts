import { type Place, placeAt, studentPaths } from './places.ts';
import { functionToString, getOwnPropertyDescriptor, textIndexOf, weakMapGet, weakMapSet } from './primordials.ts';
import { findAll, offsetAt, positionAt, type SourceText, sourceOf } from './sourceText.ts';

/** A function this short, and not handed over by the student, may be Node's own as well. */
const shortestTellingText = 16;

const registrations = new WeakMap<WeakKey, unknown>();
const places = new WeakMap<WeakKey, unknown>();

/** Remembers that the student handed these functions over at `place` (to `on`, `listen`, `createServer` …). */
export function rememberFunctions(args: ArrayLike<unknown>, place: Place): void {
  for (let index = 0; index < args.length; index++) {
    const value = args[index];
    if (typeof value === 'function' && weakMapGet(registrations, value) === undefined) {
      weakMapSet(registrations, value, place);
    }
  }
}

/**
 * Where a handler's function is written, or null where it isn't the student's. Found by its text in the student's files; where the same
 * text stands there twice, it is the one at or after the place where it was registered.
 */
export function handlerPlace(handler: unknown): Place | null {
  if (typeof handler !== 'function') return null;
  const known = weakMapGet(places, handler) as Place | null | undefined;
  if (known !== undefined) return known;
  const place = findPlace(handler);
  weakMapSet(places, handler, place);
  return place;
}

function findPlace(handler: WeakKey): Place | null {
  // `once` registers a bound function that names the real one.
  const inner: unknown = getOwnPropertyDescriptor(handler as object, 'listener')?.value;
  const actual = typeof inner === 'function' ? inner : handler;
  const registered = weakMapGet(registrations, actual) as Place | undefined;
  const text = functionToString(actual);
  // A bound or built-in function has no text: the student's line that registered it is the best there is.
  if (textIndexOf(text, '[native code]') !== -1) return registered ?? null;
  if (!registered && text.length < shortestTellingText) return null;
  const first = registered?.path;
  const found = first === undefined ? null : findIn(first, text, registered);
  if (found) return found;
  for (let index = 0; index < studentPaths.length; index++) {
    const path = studentPaths[index] as string;
    const place = path === first ? null : findIn(path, text, undefined);
    if (place) return place;
  }
  return registered ?? null;
}

function findIn(path: string, text: string, registered: Place | undefined): Place | null {
  const source = sourceOf(path);
  if (!source) return null;
  const offsets = findAll(source, text, 64);
  if (offsets.length === 0) return null;
  const offset = nearest(source, offsets, registered);
  const { line, column } = positionAt(source, offset);
  return placeAt(path, line, column);
}

function nearest(source: SourceText, offsets: readonly number[], registered: Place | undefined): number {
  const first = offsets[0] as number;
  if (offsets.length === 1 || !registered) return first;
  const from = offsetAt(source, registered.line, registered.column);
  for (let index = 0; index < offsets.length; index++) if ((offsets[index] as number) >= from) return offsets[index]!;
  return first;
}
