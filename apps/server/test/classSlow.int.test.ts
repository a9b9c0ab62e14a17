import type { ClassMessage } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { createManualClock } from './manualClock.ts';
import { startTestApp } from './testApp.ts';
import { joinClass, openClass } from './testBrowser.ts';

/** About 4 KB each: together more than the kernel's buffers and ours hold. */
const polls = 3000;
const choices = Array.from({ length: 6 }, (_, index) => `${index}${'가'.repeat(199)}`);

test('[CL23] a real WebSocket that does not read misses what it can’t take, and then gets all of it once; the others get everything', async () => {
  const clock = createManualClock();
  const app = await startTestApp({ clock });
  const { teacher, opened } = await openClass(app);
  const desk = await teacher.enter(opened.class, 'instructor');
  const [quick, slow] = [
    await (await joinClass(app, opened.pin, '하늘')).student.enter(opened.class, 'student'),
    (await joinClass(app, opened.pin, '도윤')).student,
  ];
  const socket = await slow.open('/ws/class');
  const heard: ClassMessage[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(data.toString())));
  socket.send(JSON.stringify({ kind: 'enter', class: opened.class, view: 'student', request: 1 }));
  await expect.poll(() => heard.some(({ kind }) => kind === 'class')).toBe(true);
  socket.pause();

  const seen = (messages: readonly ClassMessage[]) =>
    new Set(messages.flatMap((one) => (one.kind === 'changed' && one.state.poll ? [one.state.poll.id] : [])));
  const before = quick.messages.length;
  for (let id = 1; id <= polls; id++) {
    const question = { from: 'instructor', question: String(id), choices };
    expect(await desk.ask({ kind: 'openPoll', question })).toMatchObject({ kind: 'reply' });
    // It is slow, not gone: the beat is answered.
    if (id % 50 === 0) socket.pong();
    clock.advance(50);
  }
  await expect.poll(() => seen(quick.messages.slice(before)).size, { timeout: 20_000 }).toBe(polls);

  socket.resume();
  const newest = () => heard.findLast(({ kind }) => kind === 'class');
  await expect
    .poll(
      () => {
        clock.advance(50);
        const last = newest();
        return last?.kind === 'class' ? last.state.poll?.id : null;
      },
      { timeout: 20_000 },
    )
    .toBe(polls);
  expect(seen(heard).size).toBeLessThan(polls);
  expect(heard.filter(({ kind }) => kind === 'class')).toHaveLength(2);
}, 120_000);
