import { useEffect, useRef, useState } from 'react';
import type { LaterPart } from './laterPart.ts';
import { whenIdle } from './whenIdle.ts';

/** After its end the click may still be on its way: that of a finger comes with the mouse events made up for it. */
const clickMs = 100;
/** What a press ends with, wherever the pointer is by then. */
const ends = ['pointerup', 'pointercancel', 'keyup', 'blur'] as const;

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
  /** A press has begun on the stand-in and is not over: put away now, it would be lost. */
  const pressing = useRef(false);

  const arrive = () => {
    if (mounted.current && !pressing.current) setReady(part.loaded !== null);
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
    const { target } = part;
    const how = reached.current;
    if (!ready || !how || target === null) return;
    frame.current?.querySelector<HTMLElement>(target)?.focus();
    if (how !== 'press') return;
    // In the next frame: a choice knows what there is to choose from only once it has been drawn, and opens to nothing before.
    const next = requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(target)?.click());
    return () => cancelAnimationFrame(next);
  }, [ready, part]);

  const reach = (how: 'focus' | 'press') => {
    if (ready) return;
    if (reached.current !== 'press') reached.current = how;
    fetchNow.current();
  };
  const begin = () => {
    if (ready || pressing.current) return;
    pressing.current = true;
    const over = () => {
      for (const end of ends) window.removeEventListener(end, over, true);
      setTimeout(() => {
        pressing.current = false;
        arrive();
      }, clickMs);
    };
    for (const end of ends) window.addEventListener(end, over, true);
  };
  const Shown = part.loaded && ready ? part.loaded : part.StandIn;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only overhears what reaches the stand-in's own control
    <div
      ref={frame}
      style={{ display: 'contents' }}
      onFocus={() => reach('focus')}
      onClick={() => reach('press')}
      // A hand on its way: the code is there when it has arrived.
      onPointerEnter={ready ? undefined : fetchNow.current}
      onPointerDown={begin}
      onKeyDown={begin}
    >
      <Shown {...(props as P)} />
    </div>
  );
}
