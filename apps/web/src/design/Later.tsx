import { useEffect, useRef, useState } from 'react';
import type { LaterPart } from './laterPart.ts';
import { whenIdle } from './whenIdle.ts';

type LaterProps<P> = { part: LaterPart<P> } & (Record<never, never> extends P ? { props?: P } : { props: P });

/**
 * Shows a part's stand-in until its code is here: fetched once the browser is idle, or at once when somebody reaches for it. Whoever
 * has pressed the stand-in finds the press done when the part arrives.
 */
export function Later<P extends object>({ part, props }: LaterProps<P>) {
  const [ready, setReady] = useState(part.loaded !== null);
  const frame = useRef<HTMLDivElement>(null);
  const reached = useRef<'focus' | 'press' | null>(null);
  const mounted = useRef(true);

  const arrive = () => {
    if (mounted.current) setReady(part.loaded !== null);
  };
  const fetchNow = useRef(() => void part.fetch().then(arrive));

  useEffect(() => {
    mounted.current = true;
    const cancel = whenIdle(fetchNow.current);
    return () => {
      mounted.current = false;
      cancel();
    };
  }, []);

  useEffect(() => {
    if (!ready || !reached.current || part.target === null) return;
    const element = frame.current?.querySelector<HTMLElement>(part.target);
    element?.focus();
    if (reached.current === 'press') element?.click();
  }, [ready, part]);

  const reach = (how: 'focus' | 'press') => {
    if (ready) return;
    if (reached.current !== 'press') reached.current = how;
    fetchNow.current();
  };
  const Shown = part.loaded && ready ? part.loaded : part.StandIn;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only overhears what reaches the stand-in's own control
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button is a click
    <div
      ref={frame}
      style={{ display: 'contents' }}
      onFocus={() => reach('focus')}
      onClick={() => reach('press')}
      // A hand on its way: the code is there when it has arrived.
      onPointerEnter={ready ? undefined : fetchNow.current}
    >
      <Shown {...(props as P)} />
    </div>
  );
}
