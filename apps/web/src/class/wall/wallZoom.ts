/** The wall is drawn as if it were this large: its smallest letters, those of code, then have 24 px on a screen of 1920 by 1080. */
const drawn = { width: 914, height: 514 };
const least = 0.8;

/** How much larger than drawn it is shown: it fills whatever screen it is on. */
export const wallZoom = (width: number, height: number): number =>
  Math.max(least, Math.min(width / drawn.width, height / drawn.height));
