import { Route, Switch } from 'wouter';
import { LaterPage } from '../reading/LaterPage.tsx';

const open = async () => (await import('./open/OpenPage.tsx')).OpenPage;
const recover = async () => (await import('./open/RecoverPage.tsx')).RecoverPage;
const teach = async () => (await import('./teach/TeachPage.tsx')).TeachPage;
const wall = async () => (await import('./wall/WallPage.tsx')).WallPage;
const unknown = async () => (await import('../reading/UnknownPlace.tsx')).UnknownPlace;

/** The places of a live class, each fetched when somebody goes there. */
export function ClassRoutes() {
  return (
    <Switch>
      <Route path="/class">
        <LaterPage load={open} props={{}} />
      </Route>
      <Route path="/class/wall">
        <LaterPage load={wall} props={{}} />
      </Route>
      <Route path="/class/recover">
        <LaterPage load={recover} props={{}} />
      </Route>
      {/* Nested: a lesson's own links, `/lessons/…`, stay in the instructor's view. */}
      <Route path="/class/teach" nest>
        <LaterPage load={teach} props={{}} />
      </Route>
      <Route>
        <LaterPage load={unknown} props={{}} />
      </Route>
    </Switch>
  );
}
