export function ClassBar() {
  return null;
}
