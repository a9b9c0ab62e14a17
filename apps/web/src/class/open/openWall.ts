/** The wall, in a window of its own: it is dragged to the second screen. Asked for again, the same window comes forward. */
export function openWall(): void {
  window.open('/class/wall', 'socketlab-wall', 'popup,width=1280,height=720');
}
