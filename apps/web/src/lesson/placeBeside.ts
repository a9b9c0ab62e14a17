const gapPx = 6;
const edgePx = 10;

/** Puts a card of the top layer under an element, or above it where there is no room, and keeps it inside the window. */
export function placeBeside(card: HTMLElement, element: HTMLElement): void {
  const box = element.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = box.bottom + gapPx;
  const top = below + height + edgePx <= innerHeight ? below : Math.max(edgePx, box.top - gapPx - height);
  const left = Math.min(Math.max(edgePx, box.left - 12), innerWidth - width - edgePx);
  card.style.top = `${top}px`;
  card.style.left = `${left}px`;
}
