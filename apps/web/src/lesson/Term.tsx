import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import { termPath } from '../course/paths.ts';
import type { GlossaryTerm } from '../glossary/glossaryTerm.ts';
import { loadTerms } from '../glossary/loadTerms.ts';
import { placeBeside } from './placeBeside.ts';
import { RichText } from './RichText.tsx';
import styles from './Term.module.css';

/** How long a pointer rests before a definition opens, and may be away before it closes. */
const restMs = 160;

/**
 * A term at its first mention: 한글(English). Its definition stands beside it on hover, focus and tap, goes with Escape, and stays while
 * a pointer is on it (WCAG 2.2, 1.4.13).
 */
export function Term({ en, children }: { en: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [term, setTerm] = useState<GlossaryTerm | null>(null);
  const frame = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const byTap = useRef(false);
  const pinned = useRef(false);
  const quiet = useRef(false);
  const id = useId();

  const later = (next: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), restMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!open) return;
    let mounted = true;
    // Without a definition the word itself still stands there: nothing is lost but the help.
    loadTerms().then(
      (terms) => mounted && setTerm(terms.find((one) => one.en === en) ?? null),
      () => {},
    );
    return () => {
      mounted = false;
    };
  }, [open, en]);

  const shown = open && term !== null;
  useEffect(() => {
    if (!shown || !card.current || !button.current) return;
    // The top layer: the lesson's own column would cut it off.
    card.current.showPopover();
    placeBeside(card.current, button.current);
    const away = (event: Event) => {
      if (event.type === 'scroll' || !frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('scroll', away, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('scroll', away, { capture: true });
    };
  }, [shown]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    // The focus that comes back is nobody's question.
    quiet.current = true;
    button.current?.focus();
    quiet.current = false;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the control; here its card's pointer and focus count as its own
    <span
      ref={frame}
      className={styles.frame}
      onPointerEnter={(event) => event.pointerType === 'mouse' && later(true)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && later(false)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={onKeyDown}
    >
      <dfn className={styles.term}>
        <button
          ref={button}
          type="button"
          className={styles.word}
          aria-expanded={shown}
          aria-describedby={shown ? id : undefined}
          onPointerDown={() => {
            byTap.current = true;
          }}
          onFocus={() => {
            // The focus of a press is followed by its click, which decides.
            if (!byTap.current && !quiet.current) setOpen(true);
          }}
          onClick={() => {
            byTap.current = false;
            clearTimeout(timer.current);
            // One that hovering or Tab has opened stays for whoever presses it.
            pinned.current = !(open && pinned.current);
            setOpen(pinned.current);
          }}
        >
          {children}
        </button>
        <span className={styles.english} lang="en">
          ({en})
        </span>
      </dfn>
      {shown && (
        <span ref={card} className={styles.card} popover="manual">
          <span id={id} role="note">
            <b>{term.ko}</b> <span lang="en">{term.en}</span>
            <span className={styles.text}>
              <RichText text={term.text} />
            </span>
          </span>
          <Link className={styles.more} href={termPath(en)}>
            용어집에서 보기
          </Link>
        </span>
      )}
    </span>
  );
}
