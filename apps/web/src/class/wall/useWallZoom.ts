import { useEffect, useState } from 'react';
import { wallZoom } from './wallZoom.ts';

const zoomNow = (): number => wallZoom(window.innerWidth, window.innerHeight);

export function useWallZoom(): number {
  const [zoom, setZoom] = useState(zoomNow);
  useEffect(() => {
    const read = () => setZoom(zoomNow());
    window.addEventListener('resize', read);
    return () => window.removeEventListener('resize', read);
  }, []);
  return zoom;
}
