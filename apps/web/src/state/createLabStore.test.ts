import { expect, test } from 'vitest';
import { RequestRefused } from './connection.ts';
import { event, opened, rig } from './testLab.ts';
import { welcome } from './testWelcome.ts';

test('[WB5] what arrives twice is shown once, and a gap is asked for by the number of entries that are here', async () => {
  const lab = await opened();
  lab.batch([event(0), event(1)]);
  lab.batch([event(1), event(2)]);
  expect(lab.state().timeline.events.map((one) => one.seq)).toEqual([0, 1, 2]);
  lab.batch([event(5)]);
  expect(lab.state().timeline.events).toHaveLength(3);
  expect(lab.asked.at(-1)).toEqual({ kind: 'attachLab', lab: 'L1', from: 3 });
  expect(lab.published).toEqual([0, 1, 2]);
});

test('[WB5] after every welcome the page asks for what it missed', async () => {
  const lab = await opened();
  lab.batch([event(0), event(1)]);
  lab.connection('lost');
  lab.say(welcome);
  expect(lab.asked.at(-1)).toEqual({ kind: 'attachLab', lab: 'L1', from: 2 });
});

test('[WB5] a server of another version is asked for nothing: what it says may not be readable here', async () => {
  const lab = await opened();
  lab.connection('lost');
  const before = lab.asked.length;
  lab.say({ ...welcome, version: welcome.version + 1 });
  expect(lab.asked).toHaveLength(before);
  expect(lab.state().notices[0]?.text).toContain('페이지를 새로 고칩니다');
});

test('[WB5] entries that arrive before the reply that names their lab are not lost', async () => {
  const lab = rig();
  lab.connection('open');
  lab.answerWith((ask) => {
    if (ask.kind === 'openLab') lab.batch([event(0)]);
    return ask.kind === 'openLab' ? { lab: 'L1' } : { program: 'p1' };
  });
  await lab.state().runProgram('small/server.js');
  expect(lab.state().timeline.events).toHaveLength(1);
});

test('[WB13] a refusal becomes one notice, and never an unhandled rejection', async () => {
  const lab = await opened();
  lab.answerWith(() => {
    const refusal = { kind: 'error', request: 1, code: 'unknown-socket', message: '소켓을 찾을 수 없습니다.' } as const;
    return Promise.reject(new RequestRefused(refusal));
  });
  await lab.state().actOnSocket('p1', 'o1', { kind: 'end' });
  await lab.state().actOnSocket('p1', 'o1', { kind: 'end' });
  expect(lab.state().notices).toMatchObject([{ tone: 'error', code: 'unknown-socket' }]);
  const [notice] = lab.state().notices;
  lab.state().dismissNotice(notice?.id ?? -1);
  expect(lab.state().notices).toEqual([]);
});

test('[WB13] that a request met no connection is told only until there is one again', async () => {
  const lab = await opened();
  lab.connection('lost');
  lab.answerWith(() => Promise.reject(new RequestRefused(null)));
  await lab.state().actOnSocket('p1', 'o1', { kind: 'end' });
  expect(lab.state().notices[0]?.text).toContain('연결이 끊겨');
  lab.connection('connecting');
  expect(lab.state().notices).toHaveLength(1);
  lab.connection('open');
  expect(lab.state().notices).toEqual([]);
});

test('[WB13] a delay that the server refuses goes back to what it was', async () => {
  const lab = await opened();
  lab.answerWith(() => Promise.reject(new RequestRefused(null)));
  await lab.state().setDelay(400);
  expect(lab.state().delayMs).toBe(200);
});

test('[WB14] a lab that is gone keeps its log, and its clock stands still', async () => {
  const lab = await opened();
  lab.batch([event(0)], 1000);
  lab.passMs(5);
  lab.say({ kind: 'labGone', lab: 'L1', reason: 'crashed', message: '실험실 프로세스가 끝났습니다.' });
  lab.passMs(500);
  lab.tick();
  expect(lab.state()).toMatchObject({ lab: { status: 'gone' }, cursor: { applied: 1, atUs: 6000 } });
});

test('[WB14] a lab that goes because it is being replaced is not mourned', async () => {
  const lab = await opened();
  lab.batch([event(0, { kind: 'spawn', file: 'server.js', source: '' })]);
  let seen: string | undefined;
  lab.answerWith((ask) => {
    if (ask.kind === 'openLab') {
      lab.say({ kind: 'labGone', lab: 'L1', reason: 'closed', message: '실험실을 닫았습니다.' });
      seen = lab.state().lab?.status;
    }
    return ask.kind === 'openLab' ? { lab: 'L2' } : {};
  });
  await lab.state().runAll();
  expect(seen).toBe('open');
});

test('[WB15] live is the end of the log; a paused cursor stays where it is while the log grows', async () => {
  const lab = await opened();
  lab.batch([event(0), event(1)], 1000);
  lab.passMs(2);
  lab.tick();
  expect(lab.state().cursor).toEqual({ applied: 2, atUs: 3000 });
  lab.state().pause();
  lab.batch([event(2)], 5000);
  lab.tick();
  expect(lab.state().cursor).toEqual({ applied: 2, atUs: 3000 });
  lab.state().step(-1);
  expect(lab.state().cursor).toEqual({ applied: 1, atUs: 0 });
  lab.state().goLive();
  expect(lab.state().cursor.applied).toBe(3);
});

test('[WB15] playing moves by the speed, and becomes live where it catches up', async () => {
  const lab = await opened();
  lab.batch(
    [event(0), event(20)].map((one, seq) => ({ ...one, seq })),
    2000,
  );
  lab.state().seek(0);
  expect(lab.state().playback.mode).toBe('paused');
  lab.state().setSpeed(0.5);
  lab.state().play();
  lab.passMs(2);
  lab.tick();
  expect(lab.state().cursor).toEqual({ applied: 1, atUs: 1000 });
  lab.passMs(10);
  lab.tick();
  expect(lab.state().playback.mode).toBe('live');
});

test('[WB15] seeking never leaves the log', async () => {
  const lab = await opened();
  lab.batch([event(0), event(1)], 1000);
  lab.state().seek(9e9);
  expect(lab.state().cursor).toEqual({ applied: 2, atUs: 1000 });
  lab.state().seek(-5);
  expect(lab.state().cursor.atUs).toBe(0);
});

test('[TP9] bookmarks outlive time travel, and go with the lab; so does the section', async () => {
  const lab = await opened();
  lab.batch(
    [event(0), event(50)].map((one, seq) => ({ ...one, seq })),
    6000,
  );
  lab.state().putBookmark({ applied: 1, atUs: 0, note: '처음' });
  lab.state().setLoop({ fromUs: 0, toUs: 5000 });
  lab.state().setPace('even');
  lab.state().seek(0);
  lab.state().goLive();
  expect(lab.state().bookmarks).toEqual([{ applied: 1, atUs: 0, note: '처음' }]);
  lab.benchParts.adopt('L2');
  expect(lab.state().bookmarks).toEqual([]);
  expect(lab.state().playback).toEqual({ mode: 'live', speed: 1, pace: 'even', loop: null });
  // Shown again after somebody else's lab, it has its own again.
  lab.benchParts.adopt('L1');
  expect(lab.state().bookmarks).toHaveLength(1);
});
