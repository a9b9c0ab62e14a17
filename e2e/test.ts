import { test as base } from '@playwright/test';
import { StagePage } from './pages/stagePage.ts';
import { type SocketLab, startSocketLab } from './startSocketLab.ts';

interface Options {
  network: 'virtual' | 'loopback';
}

interface Fixtures {
  /** A page that has opened the lesson on this worker's server. */
  stage: StagePage;
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
    await page.goto(socketLab.url);
    await stage.ready();
    await use(stage);
  },
});

export { expect } from '@playwright/test';
