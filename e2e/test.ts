import { type Browser, type BrowserContext, test as base } from '@playwright/test';
import { holdWire, type PageWire } from './pages/pageWire.ts';
import { StagePage } from './pages/stagePage.ts';
import { type SocketLab, startSocketLab } from './startSocketLab.ts';

interface Options {
  network: 'virtual' | 'loopback';
}

interface Fixtures {
  /** A page that has opened the lesson on this worker's server. */
  stage: StagePage;
  /** Another student, in a browser of its own, on the same server. */
  neighbor: StagePage;
}

/** Playwright's `test` with one real SocketLab for each worker and network mode. */
export const test = base.extend<Fixtures, Options & { socketLab: SocketLab }>({
  network: ['virtual', { option: true, scope: 'worker' }],
  socketLab: [
    async ({ network }, use) => {
      const lab = await startSocketLab({ SOCKETLAB_NETWORK: network });
      await use(lab);
      await lab.close();
    },
    { scope: 'worker' },
  ],
  stage: async ({ page, socketLab }, use) => {
    const stage = new StagePage(page);
    await page.goto(socketLab.lessonUrl);
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

async function openNeighbor(browser: Browser, url: string): Promise<{ stage: StagePage; context: BrowserContext }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const stage = new StagePage(page);
  await page.goto(url);
  await stage.ready();
  return { stage, context };
}

export { expect } from '@playwright/test';
