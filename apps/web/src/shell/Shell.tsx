import { lazy, Suspense, useState } from 'react';
import { Clients } from '../computer/Clients.tsx';
import { Computer } from '../computer/Computer.tsx';
import { useMediaQuery } from '../design/useMediaQuery.ts';
import { Questions } from '../dialogs/Questions.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { LessonPane } from '../lesson/LessonPane.tsx';
import { Narration } from '../narration/Narration.tsx';
import { Wire } from '../stage/Wire.tsx';
import { useTicker } from '../state/useTicker.ts';
import { Transport } from '../transport/Transport.tsx';
import { useShortcuts } from '../work/useShortcuts.ts';
import { Banners } from './Banners.tsx';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import styles from './Shell.module.css';
import { type Tab, Tabs } from './Tabs.tsx';

const FreeLabPane = lazy(async () => ({ default: (await import('../freeLab/FreeLabPane.tsx')).FreeLabPane }));

/** The page's frame: at its left a lesson, or the pane of the free lab. Below 900 px its three parts fold into tabs; all stay mounted, so that an editor keeps what was typed. */
export function Shell({ pane = 'lesson' }: { pane?: 'lesson' | 'lab' }) {
  const free = pane === 'lab';
  useTicker();
  const narrow = useMediaQuery('(max-width: 899px)');
  const [tab, setTab] = useState<Tab>('lesson');
  const showStage = () => setTab('stage');
  useShortcuts(showStage);
  // A tab's panel may not be a landmark too. Roles change and elements don't: a phone that is turned keeps what was chosen.
  const panel = (name: Tab, landmark: 'complementary' | 'main') =>
    narrow
      ? ({ role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` } as const)
      : ({ role: landmark, 'aria-label': landmark === 'main' ? '무대' : free ? '실험' : '수업' } as const);
  return (
    <div className={styles.shell} data-tab={tab}>
      <Header onRun={showStage} free={free} />
      <Banners />
      <div className={styles.columns} role={narrow ? 'main' : undefined}>
        {narrow && <Tabs tab={tab} first={free ? '실험' : '수업'} onChange={setTab} />}
        {narrow && tab !== 'lesson' && (
          <div className="visuallyHidden">
            <h1>소켓랩</h1>
            <h2>{tab === 'stage' ? '무대' : '코드'}</h2>
          </div>
        )}
        <div className={styles.lesson} {...panel('lesson', 'complementary')}>
          {free ? (
            <Suspense>
              <FreeLabPane />
            </Suspense>
          ) : (
            <LessonPane />
          )}
        </div>
        <div className={styles.main} {...panel('stage', 'main')}>
          <div className={styles.stage}>
            {!narrow && <Clients />}
            <Wire />
            {!narrow && <Computer host="server" />}
          </div>
          <Narration />
          <Transport />
          <Inspector />
        </div>
        {narrow && (
          <div className={styles.code} {...panel('code', 'main')}>
            <Computer host="server" />
            <Clients />
          </div>
        )}
      </div>
      <Notices />
      <Questions />
    </div>
  );
}
