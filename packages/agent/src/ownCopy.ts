import { getOwnPropertyDescriptor, ownKeys } from './primordials.ts';

/** A copy of an object's own properties as they stand: none of the program's getters runs for it. */
export function ownCopy(source: object): Record<PropertyKey, unknown> {
  const copy: Record<PropertyKey, unknown> = {};
  const keys = ownKeys(source);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    copy[key] = getOwnPropertyDescriptor(source, key)?.value;
  }
  return copy;
}
