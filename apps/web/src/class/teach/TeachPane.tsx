import { useEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Place } from '../../course/courseIndex.ts';
import { LessonPane } from '../../lesson/LessonPane.tsx';
import { DeedPane } from '../deeds/DeedPane.tsx';
import { PollPane } from '../poll/PollPane.tsx';
import { RosterPane } from '../roster/RosterPane.tsx';
import { useClass } from '../state/classStore.ts';
import { PlaceBar } from './PlaceBar.tsx';
import styles from './TeachPane.module.css';
import { type TeachTab, useTeach } from './teachStore.ts';
import { useFocusStays } from './useFocusStays.ts';

/** The class's question is this step's: nobody has to predict a second time before the run. */
function isAsked(lesson: string, step: string): boolean {
  const place = useClass.getState().room?.poll?.place;
  return place?.lesson === lesson && place.step === step;
}

/** What stands at the left of the instructor's stage. The lesson stays mounted: its tasks and its editor's files belong to it. */
export function TeachPane({ place }: { place: Place }) {
  const tab = useTeach((state) => state.tab);
  const hands = useClass((state) => state.room?.hands ?? 0);
  const polling = useClass((state) => state.room?.poll?.open ?? false);
  const drilling = useClass((state) => state.room?.drill != null);
  const frame = useRef<HTMLDivElement>(null);
  useFocusStays(frame);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step or pane begins at its top
  useEffect(() => {
    frame.current?.parentElement?.scrollTo({ top: 0 });
  }, [tab, place.step]);
  return (
    <Tabs
      ref={frame}
      className={styles.pane!}
      selectedKey={tab}
      onSelectionChange={(key) => useTeach.getState().show(key as TeachTab)}
    >
      <TabList className={styles.tabs!} aria-label="강의실">
        <Tab id="lesson" data-lesson-tab>
          강의
        </Tab>
        <Tab id="students">
          학생
          {hands > 0 && (
            <b className={styles.badge}>
              <span className="visuallyHidden">든 손 </span>
              {hands}
            </b>
          )}
        </Tab>
        <Tab id="deeds">
          장애
          {drilling && <Mark text="훈련하는 중" />}
        </Tab>
        <Tab id="poll">
          투표
          {polling && <Mark text="열려 있음" />}
        </Tab>
      </TabList>
      <TabPanel id="lesson" className={styles.lesson!} shouldForceMount>
        <PlaceBar place={place} />
        <LessonPane place={place} isAsked={isAsked} />
      </TabPanel>
      <TabPanel id="students" className={styles.panel!}>
        <RosterPane />
      </TabPanel>
      <TabPanel id="deeds" className={styles.panel!}>
        <DeedPane />
      </TabPanel>
      <TabPanel id="poll" className={styles.panel!}>
        <PollPane place={place} />
      </TabPanel>
    </Tabs>
  );
}

/** Something goes on behind this tab. */
function Mark({ text }: { text: string }) {
  return (
    <i className={styles.mark}>
      <span className="visuallyHidden">{text}</span>
    </i>
  );
}
