import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileNameOf } from './saveFile.ts';

beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Seoul');
});
afterEach(() => vi.unstubAllEnvs());

test('[RC16] a saved file is named after what ran and when, by the clock of whoever saves it', () => {
  const at = Date.UTC(2026, 10, 26, 19, 30, 29);
  expect(fileNameOf('TCP 서버: 누가 먼저?', at)).toBe('TCP-서버-누가-먼저-20261127-0430');
  expect(fileNameOf('…', null)).toBe('socketlab');
});
