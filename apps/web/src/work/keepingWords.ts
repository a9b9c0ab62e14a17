import type { Keeping } from './shelf.ts';

/** The mark that says whether what was written is kept. */
export const keepingWords: Readonly<Record<Keeping, string>> = {
  kept: '저장됨',
  pending: '저장하는 중',
  off: '이 브라우저에는 저장할 수 없음',
};
