import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { create } from 'zustand';
import { type Ask, RequestRefused } from './connection.ts';
import { createLabMemory } from './createLabMemory.ts';
import type { LabState, OwnLab } from './labState.ts';
import { settled } from './testLab.ts';

const space = { id: 'small', lesson: 'small', hosts: ['client', 'server'] as const, files: [] };
const left: OwnLab = {
  lab: 'L1',
  space: 'small',
  hosts: 'client,server',
  entries: 2,
  running: ['small/server.js'],
  bookmarks: [{ applied: 2, atUs: 70, note: '여기서 열림' }],
};

function rig(kept: OwnLab | null) {
  const stored = new Map<string, string>(kept ? [['socketlab.lab', JSON.stringify(kept)]] : []);
  const asked: Ask[] = [];
  let refusal: RequestRefused | null = null;
  const useLab = create<LabState>()(
    () =>
      ({
        connection: 'connecting',
        lab: null,
        busy: null,
        space: null,
        files: [],
        notices: [],
        watching: null,
        present: { programs: new Map(), dark: new Set() },
        timeline: { events: [] as LabEvent[] },
        delayMs: 200,
      }) as unknown as LabState,
  );
  const memory = createLabMemory(
    useLab,
    {
      connection: {
        async ask(ask) {
          asked.push(ask);
          if (refusal) throw refusal;
          return { kind: 'reply', request: 1 };
        },
        reconnect() {},
        close() {},
      },
      adopt: (id) => useLab.setState({ lab: id === null ? null : { id, status: 'open', goneText: null } }),
    },
    {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, text) => void stored.set(key, text),
      removeItem: (key) => void stored.delete(key),
    },
  );
  const log = (events: object[]) => useLab.setState({ timeline: { events } } as unknown as Partial<LabState>);
  return { ...memory, useLab, asked, stored, log, refuse: (next: RequestRefused) => (refusal = next) };
}

test('[CL76] a page that is loaded anew shows its lab from the start, and counts nothing twice', async () => {
  const page = rig(left);
  const back = page.comeBack();
  await settled();
  expect(page.asked).toEqual([]);
  page.useLab.setState({ connection: 'open', space });
  await settled();
  expect(page.asked).toEqual([{ kind: 'attachLab', lab: 'L1', from: 0 }]);
  expect(page.useLab.getState()).toMatchObject({ lab: { id: 'L1' }, busy: 'watch', bookmarks: left.bookmarks });
  page.log([{ kind: 'opened', delayMs: 50 }]);
  await settled();
  expect(page.useLab.getState().busy).toBe('watch');
  page.log([{ kind: 'opened', delayMs: 50 }, { kind: 'console' }]);
  await back;
  expect(page.useLab.getState()).toMatchObject({ busy: null, delayMs: 50 });
  expect(page.stored.size).toBe(0);
});

test('[CL76] a lab that is gone leaves the page empty, and what ran in it is known once', async () => {
  const page = rig(left);
  page.refuse(new RequestRefused({ code: 'unknown-lab', message: '없음' }));
  page.useLab.setState({ connection: 'open', space });
  await page.comeBack();
  expect(page.useLab.getState()).toMatchObject({ lab: null, busy: null });
  expect(page.takeLost()).toEqual(['small/server.js']);
  expect(page.takeLost()).toEqual([]);
});

test('[CL76] another lesson’s lab is not come back to', async () => {
  const page = rig(left);
  page.useLab.setState({ connection: 'open', space: { ...space, id: 'other' } });
  await page.comeBack();
  expect(page.asked).toEqual([]);
});

test('[CL76] the page keeps what is its own when it goes, also while it watches another lab', () => {
  const page = rig(null);
  page.leave();
  expect(page.stored.size).toBe(0);
  const { bookmarks } = left;
  page.useLab.setState({ space, lab: { id: 'L2', status: 'open', goneText: null }, bookmarks });
  page.leave();
  const kept = JSON.parse(page.stored.get('socketlab.lab') ?? '');
  expect(kept).toMatchObject({ lab: 'L2', space: 'small', entries: 0, bookmarks });
  page.useLab.setState({ watching: { lab: 'stage', title: '무대', over: false, own: left } });
  page.leave();
  expect(JSON.parse(page.stored.get('socketlab.lab') ?? '')).toEqual(left);
  page.forget();
  expect(page.stored.size).toBe(0);
});
