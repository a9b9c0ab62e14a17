/**
 * Remembers the last few results by the identity of their arguments, so that equal inputs give the very same object: what
 * React's memo compares.
 */
export function memoize<A extends readonly unknown[], R>(size: number, make: (...input: A) => R): (...input: A) => R {
  const known: { input: A; result: R }[] = [];
  return (...input) => {
    const hit = known.find(
      (entry) => entry.input.length === input.length && entry.input.every((value, index) => value === input[index]),
    );
    if (hit !== undefined) return hit.result;
    const result = make(...input);
    known.push({ input, result });
    if (known.length > size) known.shift();
    return result;
  };
}
