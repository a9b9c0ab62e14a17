import { expect, test } from 'vitest';
import { proofWords } from './proofWords.ts';

test('[RC10] of what came by file or link nobody says that it happened', () => {
  for (const from of ['file', 'server'] as const) {
    const { lead, doubt } = proofWords(from);
    expect(lead).not.toContain('실제로 일어난');
    expect(doubt).toContain('알 수 없습니다');
  }
  // A run that was made again in this page may have come that way.
  expect(proofWords('memory')).toMatchObject({ lead: expect.not.stringContaining('실제로 일어난'), doubt: null });
  expect(proofWords('lesson')).toMatchObject({ lead: expect.stringContaining('실제로 일어난 일'), doubt: null });
});
