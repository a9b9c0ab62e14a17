import type { ClassMessage, ClassSelf, ClassState, RosterRow } from '@socketlab/protocol/class';
import type { Clock } from '../../clock.ts';
import type { HubPage } from './hubPage.ts';
import { createPace } from './pace.ts';
import type { Person } from './person.ts';
import { createRosterNews } from './rosterNews.ts';

export interface AnnouncerSource {
  readonly clock: Clock;
  nowMs(): number;
  readonly pages: ReadonlySet<HubPage>;
  students(): Person[];
  /** `teaching`: as the instructor may see it; else as it may stand on a wall. */
  state(teaching: boolean): ClassState;
  self(person: Person): ClassSelf;
  row(person: Person): RosterRow;
}

/** Tells the pages of one class what has changed: together, once, and nobody waits for one who does not read. */
export interface Announcer {
  changed(...parts: (keyof ClassState)[]): void;
  selfChanged(person: Person): void;
  rowChanged(person: Person): void;
  rowGone(person: Person): void;
  /** All of it, to a page that is new. */
  tellAll(page: HubPage): void;
  close(): void;
}

const changesEveryMs = 50;
const rosterEveryMs = 250;
/** Beyond this much on its way a page is left in peace; below the other it is told everything anew. */
const highWaterBytes = 1024 * 1024;
const drainedBytes = 64 * 1024;

/** The instructor's own page, not the wall that the projector shows. */
const teaches = (page: HubPage): boolean => page.view === 'instructor';

export function createAnnouncer(source: AnnouncerSource): Announcer {
  const { clock, pages } = source;
  const dirtyParts = new Set<keyof ClassState>();
  const dirtySelves = new Set<Person>();
  /** What was last sent, as JSON, by part: to the instructor's pages, and to all others. */
  const sent = { teaching: new Map<string, string>(), others: new Map<string, string>() };

  const isSlow = (page: HubPage): boolean => {
    if (!page.behind && page.bufferedAmount > highWaterBytes) {
      page.behind = true;
      drains.soon();
    }
    return page.behind;
  };
  const broadcast = (text: string, audience: (page: HubPage) => boolean) => {
    for (const page of pages) if (page.view !== null && audience(page) && !isSlow(page)) page.send(text);
  };

  const roster = createRosterNews(source);
  const rosterPace = createPace(clock, rosterEveryMs, () => {
    const news = roster.take([...pages].some(teaches));
    if (news !== null) broadcast(JSON.stringify(news), teaches);
  });

  function tellParts(teaching: boolean): void {
    const state = source.state(teaching);
    const last = teaching ? sent.teaching : sent.others;
    const parts: string[] = [];
    for (const part of dirtyParts) {
      const json = JSON.stringify(state[part]);
      if (last.get(part) === json) continue;
      last.set(part, json);
      parts.push(`"${part}":${json}`);
    }
    if (parts.length === 0) return;
    broadcast(`{"kind":"changed","state":{${parts.join(',')}}}`, (page) => teaches(page) === teaching);
  }

  function tellSelf(person: Person): void {
    const self = Object.entries(source.self(person)).map(([part, value]) => [part, JSON.stringify(value)] as const);
    for (const page of person.pages) {
      if (page.view === null || isSlow(page)) continue;
      const news = self.filter(([part, json]) => page.sentSelf.get(part) !== json);
      if (news.length === 0) continue;
      for (const [part, json] of news) page.sentSelf.set(part, json);
      page.send(`{"kind":"self","self":{${news.map(([part, json]) => `"${part}":${json}`).join(',')}}}`);
    }
  }

  const changes = createPace(clock, changesEveryMs, () => {
    if (dirtyParts.size > 0) {
      tellParts(true);
      tellParts(false);
      dirtyParts.clear();
    }
    for (const person of dirtySelves) tellSelf(person);
    dirtySelves.clear();
  });

  const drains = createPace(clock, changesEveryMs, () => {
    for (const page of pages) {
      if (!page.behind) continue;
      if (page.bufferedAmount > drainedBytes) drains.soon();
      else tellAll(page);
    }
  });

  function tellAll(page: HubPage): void {
    page.behind = false;
    const teaching = teaches(page);
    const self = source.self(page.person);
    const message: ClassMessage = { kind: 'class', nowMs: source.nowMs(), state: source.state(teaching), self };
    page.send(JSON.stringify(message));
    for (const [part, value] of Object.entries(self)) page.sentSelf.set(part, JSON.stringify(value));
    // What is about to be told was told to this page as it is now: the others may not be spared it, should it be as before then.
    for (const part of dirtyParts) (teaching ? sent.teaching : sent.others).delete(part);
    if (teaching) page.send(JSON.stringify(roster.all()));
  }

  return {
    changed(...parts) {
      for (const part of parts) dirtyParts.add(part);
      changes.soon();
    },
    selfChanged(person) {
      dirtySelves.add(person);
      changes.soon();
    },
    rowChanged(person) {
      if (person.stored.role !== 'student') return;
      roster.changed(person);
      rosterPace.soon();
    },
    rowGone(person) {
      roster.gone(person);
      rosterPace.soon();
    },
    tellAll,
    close() {
      for (const pace of [changes, rosterPace, drains]) pace.close();
    },
  };
}
