import { I18nProvider } from 'react-aria-components';
import { Route, Router, Switch } from 'wouter';
import { Later } from './design/Later.tsx';
import { laterPart } from './design/laterPart.ts';
import { LaterPage } from './reading/LaterPage.tsx';
import { SearchOverlay } from './search/SearchOverlay.tsx';
import { LiveLabs } from './static/LiveLabs.tsx';
import type { LiveLabTopic } from './static/liveLabTopics.ts';
import { siteBase } from './static/siteBase.ts';

const home = async () => (await import('./home/HomePage.tsx')).HomePage;
const glossary = async () => (await import('./glossary/GlossaryPage.tsx')).GlossaryPage;
const lesson = async () => (await import('./lesson/LessonPage.tsx')).LessonPage;
const lab = async () => (await import('./freeLab/LabPage.tsx')).LabPage;
const join = async () => (await import('./class/join/JoinPage.tsx')).JoinPage;
const classes = async () => (await import('./class/ClassRoutes.tsx')).ClassRoutes;
const print = async () => (await import('./print/PrintPage.tsx')).PrintPage;
const compare = async () => (await import('./compare/ComparePage.tsx')).ComparePage;
const recording = async () => (await import('./recording/RecordingPage.tsx')).RecordingPage;
const liveLab = async () => (await import('./static/LiveLabPage.tsx')).LiveLabPage;
const unknown = async () => (await import('./reading/UnknownPlace.tsx')).UnknownPlace;

const dropTarget = laterPart({
  load: async () => (await import('./recording/DropTarget.tsx')).DropTarget,
  StandIn: () => null,
  target: null,
});

/** Places where programs run, or that only a server keeps: a page without one says at each how to get one. */
const livePlaces = import.meta.env.SOCKETLAB_STATIC ? (
  <>
    {liveLabAt('/lab/:experiment?', 'freeLab')}
    {liveLabAt('/join/:pin?', 'joinClass')}
    {liveLabAt('/class/*?', 'openClass')}
    {liveLabAt('/recording/:id', 'link')}
  </>
) : (
  <>
    <Route path="/lab/:experiment?">{(at) => <LaterPage load={lab} props={{ experiment: at.experiment }} />}</Route>
    <Route path="/join/:pin?">{(at) => <LaterPage load={join} props={{ pin: at.pin }} />}</Route>
    <Route path="/class/*?">
      <LaterPage load={classes} props={{}} />
    </Route>
  </>
);

function liveLabAt(path: string, topic: LiveLabTopic) {
  return (
    <Route path={path}>
      <LaterPage load={liveLab} props={{ topic }} />
    </Route>
  );
}

/** The whole page, by its address. What one place needs is fetched when somebody goes there. */
export function App() {
  return (
    <I18nProvider locale="ko-KR">
      <Router base={siteBase}>
        <Switch>
          <Route path="/">
            <LaterPage load={home} props={{}} />
          </Route>
          <Route path="/glossary">
            <LaterPage load={glossary} props={{}} />
          </Route>
          <Route path="/lessons/:lesson/print">
            {(at) => <LaterPage load={print} props={{ lesson: at.lesson }} />}
          </Route>
          <Route path="/lessons/:lesson/:step?">
            {(at) => <LaterPage load={lesson} props={{ lesson: at.lesson, step: at.step }} />}
          </Route>
          {livePlaces}
          <Route path="/compare/:name?">{(at) => <LaterPage load={compare} props={{ name: at.name }} />}</Route>
          <Route path="/recording/:id?">{(at) => <LaterPage load={recording} props={{ id: at.id }} />}</Route>
          <Route>
            <LaterPage load={unknown} props={{}} />
          </Route>
        </Switch>
        <SearchOverlay />
        <Later part={dropTarget} />
        {import.meta.env.SOCKETLAB_STATIC && <LiveLabs />}
      </Router>
    </I18nProvider>
  );
}
