import { type ReactNode, useState } from 'react';
import { Clients } from '../computer/Clients.tsx';
import { Computer } from '../computer/Computer.tsx';
import type { Place } from '../course/courseIndex.ts';
import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import { useMediaQuery } from '../design/useMediaQuery.ts';
import { Questions } from '../dialogs/Questions.tsx';
import { Narration } from '../narration/Narration.tsx';
import { Wire } from '../stage/Wire.tsx';
import { useTicker } from '../state/useTicker.ts';
import { Transport } from '../transport/Transport.tsx';
import { browserStorage } from '../work/browserStorage.ts';
import { useShortcuts } from '../work/useShortcuts.ts';
import { Banners } from './Banners.tsx';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import styles from './Shell.module.css';
import { type Tab, Tabs } from './Tabs.tsx';

const inspector = laterPart({
  load: async () => (await import('../inspector/Inspector.tsx')).Inspector,
  StandIn: () => null,
});

/** Only a browser that is in a class loads anything of it, and without a server there is none. */
const classBar =
  !import.meta.env.SOCKETLAB_STATIC &&
  laterPart({
    load: async () => (await import('../class/bar/ClassBar.tsx')).ClassBar,
    StandIn: () => null,
  });

/** What a run that is made again says of itself. */
const rerunCard = laterPart({
  load: async () => (await import('../rerun/RerunCard.tsx')).RerunCard,
  StandIn: () => null,
  target: null,
});

interface ShellProps {
  /** Null: no lesson, but the free lab. */
  place: Place | null;
  /** What stands at the left, and what it is called. */
  pane: ReactNode;
  paneName: string;
}

/** The page's frame: at its left a lesson, or the pane of the free lab. Below 900 px its three parts fold into tabs; all stay mounted, so that an editor keeps what was typed. */
export function Shell({ place, pane, paneName }: ShellProps) {
  useTicker();
  const narrow = useMediaQuery('(max-width: 899px)');
  // As the page began: who is out of a class still reads why.
  const [inClass] = useState(() => browserStorage()?.getItem('socketlab-class'));
  const [tab, setTab] = useState<Tab>('lesson');
  const showStage = () => setTab('stage');
  useShortcuts(showStage);
  // A tab's panel may not be a landmark too. Roles change and elements don't: a phone that is turned keeps what was chosen.
  const panelOf = (name: Tab, landmark: 'complementary' | 'main') =>
    narrow
      ? ({ role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` } as const)
      : ({ role: landmark, 'aria-label': landmark === 'main' ? '무대' : paneName } as const);
  return (
    <div className={styles.shell} data-tab={tab}>
      <Header place={place} onRun={showStage} />
      {classBar && inClass && <Later part={classBar} />}
      <Banners inLesson={place !== null} />
      <Later part={rerunCard} />
      <div className={styles.columns} role={narrow ? 'main' : undefined}>
        {narrow && <Tabs tab={tab} first={paneName} onChange={setTab} />}
        {narrow && tab !== 'lesson' && (
          <div className="visuallyHidden">
            <h1>소켓랩</h1>
            <h2>{tab === 'stage' ? '무대' : '코드'}</h2>
          </div>
        )}
        <div className={styles.lesson} {...panelOf('lesson', 'complementary')}>
          {pane}
        </div>
        <div className={styles.main} {...panelOf('stage', 'main')}>
          <div className={styles.stage}>
            {!narrow && <Clients />}
            <Wire />
            {!narrow && <Computer host="server" />}
          </div>
          <Narration />
          <Transport />
          <Later part={inspector} />
        </div>
        {narrow && (
          <div className={styles.code} {...panelOf('code', 'main')}>
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
