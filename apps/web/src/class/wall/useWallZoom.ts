import { useEffect, useState } from 'react';

/** The wall is drawn as if it were this large: its smallest letters then have 24 px on a screen of 1920 by 1080. */
const drawn = { width: 914, height: 514 };
const least = 0.8;

const zoomNow = (): number =>
  Math.max(least, Math.min(window.innerWidth / drawn.width, window.innerHeight / drawn.height));

/** How much larger than drawn: the wall fills whatever screen it is on. */
export function useWallZoom(): number {
  const [zoom, setZoom] = useState(zoomNow);
  useEffect(() => {
    const read = () => setZoom(zoomNow());
    window.addEventListener('resize', read);
    return () => window.removeEventListener('resize', read);
  }, []);
  return zoom;
}
