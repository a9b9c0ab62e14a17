import { useEffect, useState } from 'react';
import { useClass } from './state/classStore.ts';

/** The server's wall clock, ten times a second; still while `running` is false. */
export function useServerNow(running: boolean): number {
  const aheadMs = useClass((state) => state.aheadMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, [running]);
  return now + aheadMs;
}
