import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

/** The machine's own Chromium or Chrome where there is one: scripts/test.mjs looks for it and says which. */
const browser =
  process.env.SOCKETLAB_CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results/e2e',
  // Programs, kernels and a browser share two cores: one worker keeps what is measured from disturbing itself.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // On a machine that has other things to do: what does not come at all is told from what comes late.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'ko-KR',
    actionTimeout: 30_000,
    timezoneId: 'Asia/Seoul',
    // A trace of every action makes each test two to three times as slow: asked for when something is to be found out.
    trace: process.env.SOCKETLAB_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'virtual', use: { network: 'virtual' } as object, testIgnore: /(loopback|staticSite)\.spec\.ts/ },
    { name: 'loopback', use: { network: 'loopback' } as object, testMatch: /(core|fromOutside|loopback)\.spec\.ts/ },
    // No SocketLab runs here: a plain web host serves the static build.
    {
      name: 'static',
      use: { network: 'none' } as object,
      testMatch: /\/(reading|readingOnPhone|replay|staticSite)\.spec\.ts/,
    },
  ],
});
