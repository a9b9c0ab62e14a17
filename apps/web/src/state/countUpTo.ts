/** How many of the members, whose values ascend, are not beyond `bound`. */
export function countUpTo<T>(members: readonly T[], bound: number, valueIn: (member: T) => number): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueIn(members[middle]!) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
