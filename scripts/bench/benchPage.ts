import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
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
