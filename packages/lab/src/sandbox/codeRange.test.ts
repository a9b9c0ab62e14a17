import { expect, test } from 'vitest';
import { sumCodeMappings } from './codeRange.ts';

test('[SB5] what V8 sets aside for code is not the program’s memory', () => {
  const maps = [
    '7f6100000000-7f6120000000 rwxp 00000000 00:00 0',
    '7f6120000000-7f6130000000 rw-p 00000000 00:00 0',
    '00400000-02c00000 r-xp 00000000 fe:00 1234 /usr/bin/node',
  ].join('\n');
  expect(sumCodeMappings(maps)).toBe(512 * 1024 * 1024);
  expect(sumCodeMappings('')).toBe(0);
});
