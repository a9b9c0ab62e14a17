import { useState } from 'react';
import { Computer } from '../computer/Computer.tsx';
import { useMediaQuery } from '../design/useMediaQuery.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { LessonPane } from '../lesson/LessonPane.tsx';
import { Narration } from '../narration/Narration.tsx';
import { Wire } from '../stage/Wire.tsx';
import { useTicker } from '../state/useTicker.ts';
import { Transport } from '../transport/Transport.tsx';
import { Banners } from './Banners.tsx';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import styles from './Shell.module.css';
import { type Tab, Tabs } from './Tabs.tsx';

/** The page's frame. Below 900 px its three parts fold into tabs; all stay mounted, so that an editor keeps what was typed. */
export function Shell() {
  useTicker();
  const narrow = useMediaQuery('(max-width: 899px)');
  const [tab, setTab] = useState<Tab>('lesson');
  const panel = (name: Tab) =>
    narrow ? ({ role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` } as const) : {};
  // A tab's panel may not be a landmark too.
  const [Columns, Aside, Main] = narrow ? (['main', 'div', 'div'] as const) : (['div', 'aside', 'main'] as const);
  return (
    <div className={styles.shell} data-tab={tab}>
      <Header onRun={() => setTab('stage')} />
      <Banners />
      <Columns className={styles.columns}>
        {narrow && <Tabs tab={tab} onChange={setTab} />}
        {narrow && tab !== 'lesson' && (
          <div className="visuallyHidden">
            <h1>소켓랩</h1>
            <h2>{tab === 'stage' ? '무대' : '코드'}</h2>
          </div>
        )}
        <Aside className={styles.lesson} aria-label="수업" {...panel('lesson')}>
          <LessonPane />
        </Aside>
        <Main className={styles.main} aria-label="무대" {...panel('stage')}>
          <div className={styles.stage}>
            {!narrow && <Computer host="client" />}
            <Wire />
            {!narrow && <Computer host="server" />}
          </div>
          <Narration />
          <Transport />
          <Inspector />
        </Main>
        {narrow && (
          <div className={styles.code} {...panel('code')}>
            <Computer host="server" />
            <Computer host="client" />
          </div>
        )}
      </Columns>
      <Notices />
    </div>
  );
}
