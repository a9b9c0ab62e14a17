import type { AlignedLane, AttributeName, Difference } from '@socketlab/comparison';

/** Sign and word of a difference: neither colour nor sign stands alone. */
export const differenceWords: Readonly<Record<Difference, { sign: string; word: string }>> = {
  same: { sign: '=', word: '같음' },
  changed: { sign: '≠', word: '다름' },
  onlyA: { sign: '◂', word: 'A만' },
  onlyB: { sign: '▸', word: 'B만' },
};

export const laneWords: Readonly<Record<AlignedLane, string>> = {
  program: '프로그램',
  packet: '패킷',
  kernel: '커널',
  lab: '실험실',
};

export const attributeWords: Readonly<Record<AttributeName, string>> = {
  text: '내용',
  line: '행',
  cause: '부른 까닭',
  source: '코드',
  version: '판',
  ending: '끝난 모습',
  flags: '플래그',
  sequence: '순서 번호',
  acknowledgment: '확인 응답 번호',
  payload: '길이',
  fate: '도착',
  damage: '손상',
  setting: '설정',
};
