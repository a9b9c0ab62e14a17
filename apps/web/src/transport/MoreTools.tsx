import { lazy, type ReactNode, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { AddBookmark } from './BookmarkTools.tsx';
import type { ToolGroup } from './fitTools.ts';
import { JumpTools } from './JumpTools.tsx';
import { LoopTools } from './LoopTools.tsx';
import { SpeedTools } from './SpeedTools.tsx';
import styles from './Tools.module.css';

const BookmarkList = lazy(async () => ({ default: (await import('./BookmarkList.tsx')).BookmarkList }));

interface MoreToolsProps {
  shown: ReadonlySet<ToolGroup>;
  onSaid(text: string): void;
  onHelp(): void;
  isOpen: boolean;
  onOpenChange(open: boolean): void;
}

/** What a narrow page has no room for, behind one button. */
export function MoreTools({ shown, onSaid, onHelp, isOpen, onOpenChange }: MoreToolsProps) {
  const part = (group: ToolGroup, title: string, tools: ReactNode) =>
    !shown.has(group) && (
      <section>
        <h2 className={styles.title}>{title}</h2>
        {tools}
      </section>
    );
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className={controls.icon!} aria-label="시간 도구 더 보기">
        <Icon name="more" />
      </Button>
      <Popover className={controls.popover!} placement="top end">
        <Dialog className={`${styles.panel} ${styles.more}`} aria-label="시간 도구">
          {part('speed', '재생 속도와 간격', <SpeedTools words />)}
          {part('jumps', '다음 순간으로', <JumpTools onSaid={onSaid} />)}
          {part('loop', '반복 구간', <LoopTools onSaid={onSaid} words />)}
          {part(
            'bookmarks',
            '책갈피',
            <>
              <AddBookmark onSaid={onSaid} words />
              <Suspense>
                <BookmarkList />
              </Suspense>
            </>,
          )}
          {part(
            'help',
            '도움말',
            <Button className={controls.button!} onPress={onHelp}>
              단축키와 표시 보기
            </Button>,
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
