import { defineConfig } from 'vitest/config';

const places = '{apps,packages}/*/{src,test,bench}';

/** Vitest's own second is over before a busy machine has done anything. Below the limit of a test: the wait says what did not come, the limit can't. */
const patience = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${places}/**/*.test.{ts,tsx}`, 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.int.test.ts'],
          // Properties are tried a hundred times, and a log of a million entries is read: on a busy machine that is no sign of anything.
          testTimeout: 120_000,
          expect: patience,
        },
      },
      {
        test: {
          name: 'integration',
          include: [`${places}/**/*.int.test.ts`, 'scripts/**/*.int.test.ts'],
          exclude: ['**/node_modules/**'],
          // Past every wait within a test, also while the machine is busy: the wait says what did not come, the limit can't.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: patience,
          // Real processes and clocks: two files at once on two cores would measure each other.
          fileParallelism: false,
        },
      },
    ],
  },
});
