import { type Browser, type BrowserContext, test as base, expect } from '@playwright/test';
import { holdWire, type PageWire } from './pages/pageWire.ts';
import { StagePage } from './pages/stagePage.ts';
import { type SocketLab, startSocketLab } from './startSocketLab.ts';
import { type StaticHost, serveStatic } from './staticHost.ts';

interface Options {
  /** `none`: no SocketLab runs at all; a plain web host serves the static build. */
  network: 'virtual' | 'loopback' | 'none';
}

/** What a page is read at, whoever serves it. */
type Site = Pick<SocketLab & StaticHost, 'url' | 'lessonUrl' | 'close'>;

interface Fixtures {
  /** Sees that a page of a static build asks nobody for anything but its own files, and breaks no rule of its own policy. */
  strangers: undefined;
  /** A page that has opened the lesson on this worker's server. */
  stage: StagePage;
  /** Another student, in a browser of its own, on the same server. */
  neighbor: StagePage;
}

/** Playwright's `test` with one real SocketLab for each worker and network mode. */
export const test = base.extend<Fixtures, Options & { site: Site; socketLab: SocketLab }>({
  network: ['virtual', { option: true, scope: 'worker' }],
  site: [
    async ({ network }, use) => {
      const site = network === 'none' ? await serveStatic() : await startSocketLab({ SOCKETLAB_NETWORK: network });
      await use(site);
      await site.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  socketLab: [
    async ({ site }, use) => {
      if (!isSocketLab(site)) throw new Error('no SocketLab runs in this project');
      await use(site);
    },
    { scope: 'worker' },
  ],
  strangers: [
    async ({ context, network }, use) => {
      if (network !== 'none') return use(undefined);
      const wrong: string[] = [];
      let origin: string | null = null;
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (!/^(?:https?|wss?):$/.test(url.protocol)) return;
        if (request.isNavigationRequest()) origin ??= url.origin;
        if (url.origin !== origin || /^(?:\/study)?\/(?:api|ws)\b/.test(url.pathname)) wrong.push(url.href);
      });
      context.on('page', (page) => page.on('websocket', (socket) => wrong.push(socket.url())));
      context.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) wrong.push(message.text());
      });
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
  stage: async ({ page, site }, use) => {
    const stage = new StagePage(page);
    await page.goto(site.lessonUrl);
    await stage.ready();
    await use(stage);
  },
  neighbor: async ({ browser, socketLab }, use) => {
    const { stage, context } = await openNeighbor(browser, socketLab.lessonUrl);
    await use(stage);
    await context.close();
  },
});

/** The same with the page's own connection in the test's hand. */
export const wiredTest = test.extend<{ wire: PageWire }>({
  wire: async ({ page }, use) => use(await holdWire(page)),
  stage: async ({ page, wire: _, socketLab }, use) => {
    const stage = new StagePage(page);
    await page.goto(socketLab.lessonUrl);
    await stage.ready();
    await use(stage);
  },
});

const isSocketLab = (site: Site): site is SocketLab => 'process' in site;

async function openNeighbor(browser: Browser, url: string): Promise<{ stage: StagePage; context: BrowserContext }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const stage = new StagePage(page);
  await page.goto(url);
  await stage.ready();
  return { stage, context };
}

export { expect };
