import type { WebSocketRoute } from '@playwright/test';
import type { HostName, LabEvent, PageRequest, ServerMessage } from '../../packages/protocol/src/index.ts';
import { StagePage } from '../pages/stagePage.ts';
import { test as base, expect } from '../test.ts';

/** The page asks for a lab of four computers, and more programs run on it than the page knows of. */
const test = base.extend<{
  log: LabEvent[];
  run: (host: HostName, file: string, source: string) => Promise<void>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
  log: async ({}, use) => use([]),
  run: async ({ page, log }, use) => {
    let server: WebSocketRoute | null = null;
    let lab = '';
    let request = 1_000_000;
    await page.routeWebSocket(/\/ws$/, (route) => {
      const end = route.connectToServer();
      server = end;
      route.onMessage((text) => {
        const asked = JSON.parse(text.toString()) as PageRequest;
        if (asked.kind === 'openLab') asked.hosts = ['client', 'client2', 'client3', 'server'];
        end.send(JSON.stringify(asked));
      });
      end.onMessage((text) => {
        const said = JSON.parse(text.toString()) as ServerMessage;
        if (said.kind === 'events') {
          lab = said.lab;
          log.push(...said.events);
        }
        route.send(text);
      });
    });
    await use(async (host, file, source) => {
      await expect.poll(() => lab).not.toBe('');
      server!.send(JSON.stringify({ kind: 'runProgram', request: request++, lab, host, file, source }));
    });
  },
});

const caller = "const s = require('net').connect(8080, 'server', () => s.end('안녕하세요'));";
const friend = "require('net').createServer((s) => s.resume()).listen(7000);";
const visitor = "require('net').connect(7000, 'client2').end('친구');";

test('[WB28] four lifelines with their names, and each packet between its own two', async ({
  page,
  run,
  log,
  socketLab,
}) => {
  const stage = new StagePage(page);
  await page.goto(socketLab.lessonUrl);
  await stage.ready();
  await stage.chooseDelay(50);
  await stage.runAll();
  await run('client2', 'caller.js', caller);
  await run('client2', 'friend.js', friend);
  await run('client3', 'caller.js', caller);
  await expect(stage.status('client')).toHaveText('끝남');
  // What a kernel has sent again is the same once more: an answer may be late on a busy machine.
  const named = (name: RegExp) => page.getByRole('button', { name }).and(page.locator(':not([aria-label*="재전송"])'));
  await expect(named(/^클라이언트 2에서 서버로, SYN, 도착함/)).toHaveCount(1);
  await expect(named(/^클라이언트 3에서 서버로, SYN, 도착함/)).toHaveCount(1);
  const listens = (event: LabEvent) => event.kind === 'event' && event.host === 'client2' && event.name === 'listening';
  await expect.poll(() => log.some(listens)).toBe(true);
  await run('client3', 'visitor.js', visitor);
  await expect(named(/^클라이언트 3에서 클라이언트 2로, SYN, 도착함/)).toHaveCount(1);
  await expect(named(/^클라이언트 2에서 클라이언트 3으로, SYN ACK, 도착함/)).toHaveCount(1);

  const heads = page.locator('[data-lifeline]');
  await expect(heads).toHaveText(['클라이언트', '클라이언트 2', '클라이언트 3', '서버']);
  const middles = await heads.evaluateAll((all) =>
    all.map((head) => head.getBoundingClientRect()).map(({ x, width }) => x + width / 2),
  );
  expect(middles).toEqual([...middles].sort((a, b) => a - b));
  // The line of the two clients' SYN lies between their two lifelines and reaches neither of the others.
  const capsule = await named(/^클라이언트 3에서 클라이언트 2로, SYN, 도착함/).boundingBox();
  const middle = capsule!.x + capsule!.width / 2;
  expect(middle).toBeGreaterThan(middles[1]!);
  expect(middle).toBeLessThan(middles[2]!);

  await page.getByRole('button', { name: /보는 연결/ }).click();
  await expect(page.getByRole('option', { name: /^클라이언트 2 :7000 → 클라이언트 3 :\d+/ })).toBeVisible();
});
