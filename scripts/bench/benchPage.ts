import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { StagePage } from '../../e2e/pages/stagePage.ts';
import { startSocketLab } from '../../e2e/startSocketLab.ts';

/** A real browser on a real SocketLab, or null where the machine has no browser. */
export async function withPage<T>(use: (page: Page, url: string) => Promise<T>): Promise<T | null> {
  const executablePath = process.env.SOCKETLAB_CHROMIUM ?? chromium.executablePath();
  if (!existsSync(executablePath)) return null;
  const socketLab = await startSocketLab();
  let browser: Browser | null = null;
  try {
    const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
    browser = await chromium.launch({ executablePath, args });
    return await use(await browser.newPage({ viewport: { width: 1440, height: 900 } }), socketLab.lessonUrl);
  } finally {
    await browser?.close();
    await socketLab.close();
  }
}

/** Runs a server and a client to the client's end on a wire without delay, on the page that is open. */
export async function runOnPage(
  page: Page,
  { server, client }: { server: string; client: string },
): Promise<StagePage> {
  const stage = new StagePage(page);
  await stage.ready();
  await stage.chooseDelay(0);
  await stage.replaceSource('server', server);
  await stage.replaceSource('client', client);
  await stage.runAll();
  await stage.waitForEnd('client');
  return stage;
}
