import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** `npm run screenshots`: every state of the page, in both themes and three sizes, to be looked at in test-results/screens. */
export default defineConfig({
  ...base,
  testDir: './screenshots',
  testMatch: '*.ts',
  outputDir: '../test-results/screenshots',
  reporter: [['list']],
  projects: [{ name: 'screens', use: { network: 'virtual' } as object }],
});
