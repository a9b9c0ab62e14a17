/** Rows in the order they had, so that none slips away under a pointer; new ones come last. */
export function keepOrder<T extends { member: string }>(rows: readonly T[], order: readonly string[]): T[] {
  const place = new Map(order.map((member, index) => [member, index]));
  const at = ({ member }: T) => place.get(member) ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => at(a) - at(b));
}
