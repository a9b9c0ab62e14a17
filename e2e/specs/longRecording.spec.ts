import { readRecording } from '../../packages/recording/src/index.ts';
import { ComparePage } from '../pages/comparePage.ts';
import { RecordingPage } from '../pages/recordingPage.ts';
import { expect, test } from '../test.ts';

/** Hundreds of exchanges: more than an index takes in while it is first drawn. */
const server = `require('net').createServer((socket) => socket.on('data', (data) => socket.write(data))).listen(8080);\n`;
const client = `const socket = require('net').connect(8080, 'server', () => socket.write('핑'));
let left = 700;
socket.on('data', () => {
  left -= 1;
  if (left > 0) socket.write('핑');
  else socket.end();
});
`;

test('[HL11] a long recording rehearses moments that nobody sees, and its reader finds names on every packet', async ({
  stage,
  page,
}) => {
  test.slow();
  const recording = new RecordingPage(page);
  await stage.chooseDelay(0);
  await stage.replaceSources({ server, client });
  await stage.runAll();
  await stage.waitForEnd('client');
  await stage.button('일시정지').click();
  const bytes = await recording.save();
  await page.goto(new URL('/recording', page.url()).href);
  // What is written into the page, and what of it a frame ever showed.
  await page.evaluate(() => {
    const kept = { written: new Set<string>(), seen: new Set<string>() };
    Object.assign(window, { kept });
    const applied = () => document.querySelector('[data-testid="applied"]')?.textContent;
    // An observer is told once all is as before; what stood there in between is the old value of a change.
    new MutationObserver((changes) => {
      for (const { target, oldValue } of changes)
        if (target.parentElement?.matches('[data-testid="applied"]')) kept.written.add(oldValue ?? '');
    }).observe(document.body, { subtree: true, characterData: true, characterDataOldValue: true });
    const look = () => {
      if (document.querySelector('[data-testid="recording-pane"]')) kept.seen.add(applied() ?? '');
      requestAnimationFrame(look);
    };
    look();
  });
  await recording.choose({ name: 'long.socketlab', bytes });
  await expect(recording.pane).toContainText('long.socketlab');
  const kept = (name: 'written' | 'seen') =>
    page.evaluate((which) => [...(window as unknown as { kept: Record<string, Set<string>> }).kept[which]!], name);
  // The end and the middle of its time: how much has happened until then is for the machine to say.
  const { events } = await readRecording(bytes);
  const [firstUs, lastUs] = [events[0]!.at, events.at(-1)!.at];
  const halfUs = Math.round(firstUs + (lastUs - firstUs) / 2);
  const untilHalf = events.filter(({ at }) => at <= halfUs).length;
  expect(events.length).toBeGreaterThan(2000);
  await expect.poll(() => kept('written')).toEqual(expect.arrayContaining([String(events.length), String(untilHalf)]));
  const atStart = await stage.applied.textContent();
  expect(await kept('seen')).toEqual([atStart]);

  // Where a word has just arrived in the midst of the talk, wherever that is on a machine of this speed: 3 B behind 52 B of headers.
  const isData = (one: (typeof events)[number]) =>
    one.kind === 'sent' && one.segment.kind === 'observed' && one.segment.length === 55;
  const data = new Set(events.flatMap((one) => (one.kind === 'sent' && isData(one) ? [one.packet] : [])));
  const arrived = events.slice(events.length >> 1).find((one) => one.kind === 'delivered' && data.has(one.packet))!;
  const middleMs = Math.ceil(arrived.at / 1000);
  await page.getByRole('slider', { name: '시각', exact: true }).fill(String(middleMs));
  await expect(stage.packets('DATA').filter({ hasText: '데이터 3 B' }).first()).toBeVisible();

  await test.step('[VS28] two of it are aligned on a thread of their own', async () => {
    const compare = new ComparePage(page);
    const aligning = page.waitForEvent('worker', {
      predicate: (worker) => worker.url().includes('alignWorker'),
      timeout: 180_000,
    });
    await page.goto(new URL('/compare', page.url()).href);
    const file = { name: 'long.socketlab', bytes };
    await compare.drop(page.getByRole('heading', { level: 1 }), file, file);
    await aligning;
    await expect(compare.rows.first()).toBeVisible();
    await expect(compare.place).toHaveText(/차이/);
  });
});
