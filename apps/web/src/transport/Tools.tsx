import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import controls from '../design/controls.module.css';
import { useBoxSize } from '../stage/useBoxSize.ts';
import { useLab } from '../state/store.ts';
import { BookmarkTools } from './BookmarkTools.tsx';
import { fitTools } from './fitTools.ts';
import { JumpTools } from './JumpTools.tsx';
import { LoopTools } from './LoopTools.tsx';
import { MoreTools } from './MoreTools.tsx';
import { SpeedTools } from './SpeedTools.tsx';
import { Tip } from './Tip.tsx';
import styles from './Tools.module.css';
import { landmarkKinds } from './toolDeeds.ts';
import { useToolKeys } from './useToolKeys.ts';
import { useTransportKeys } from './useTransportKeys.ts';

const KeyHelp = lazy(async () => ({ default: (await import('./KeyHelp.tsx')).KeyHelp }));

/** What stands in the transport beside its first buttons: as much of it as there is room for, the rest behind one button. */
export function Tools() {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useBoxSize(box);
  const [said, setSaid] = useState('');
  const [panel, setPanel] = useState<'bookmarks' | 'more' | 'help' | null>(null);
  const counts = useLab(
    useShallow(({ timeline }) => landmarkKinds.map((kind) => timeline.landmarks.seqs(kind).length)),
  );
  const shown = fitTools(width, counts);
  const folded = shown.size < 5;
  // The same words twice are said twice: a screen reader hears only of what has changed.
  const onSaid = useCallback((text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text)), []);
  const onHelp = useCallback(() => setPanel('help'), []);
  const list = shown.has('bookmarks') ? 'bookmarks' : 'more';
  const onBookmarks = useCallback(() => setPanel(list), [list]);
  useTransportKeys();
  useToolKeys({ onSaid, onHelp, onBookmarks });
  const openChange = (name: typeof panel) => (open: boolean) => setPanel(open ? name : null);

  return (
    <div ref={box} className={styles.tools}>
      {shown.has('speed') && <SpeedTools />}
      {shown.has('jumps') && <JumpTools onSaid={onSaid} />}
      {shown.has('loop') && <LoopTools onSaid={onSaid} />}
      {shown.has('bookmarks') && (
        <BookmarkTools onSaid={onSaid} isOpen={panel === 'bookmarks'} onOpenChange={openChange('bookmarks')} />
      )}
      {folded ? (
        width > 0 && (
          <MoreTools
            shown={shown}
            onSaid={onSaid}
            onHelp={onHelp}
            isOpen={panel === 'more'}
            onOpenChange={openChange('more')}
          />
        )
      ) : (
        <Tip text="단축키와 표시" keys="?">
          <Button className={controls.icon!} aria-label="단축키와 표시" onPress={onHelp}>
            ?
          </Button>
        </Tip>
      )}
      <p role="status" className="visuallyHidden" data-testid="transport-said">
        {said}
      </p>
      {panel === 'help' && (
        <Suspense>
          <KeyHelp onClose={() => setPanel(null)} />
        </Suspense>
      )}
    </div>
  );
}
