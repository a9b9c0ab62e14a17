import { type ErrorCode, errorMessages } from '../errors.ts';

/** Every way a class refuses, with the sentence the page shows. Apart from the other refusals: a page without a class never loads them. */
export const classErrorMessages = {
  'wrong-pin': 'PIN이 맞는 수업이 없습니다. 화면에 보이는 여섯 자리를 다시 확인합니다.',
  'bad-nickname': '별명은 1글자에서 20글자까지, 눈에 보이는 글자로 적습니다.',
  'nickname-taken': '이 수업에 같은 별명이 있습니다. 다른 별명을 적습니다.',
  'class-full': '수업의 자리가 다 찼습니다. 강사에게 알립니다.',
  'class-over': '수업이 끝났습니다.',
  banned: '이 수업에는 다시 들어갈 수 없습니다. 잘못된 일이라면 강사에게 말합니다.',
  'too-many-tries': 'PIN을 너무 여러 번 틀렸습니다. 잠시 뒤에 다시 적습니다.',
  'bad-secret': '강사 링크가 맞지 않습니다. 수업을 열 때 받은 링크를 그대로 엽니다.',
  'already-teaching': '이 브라우저는 다른 수업의 강사입니다. 그 수업을 끝내거나 나온 뒤에 들어갑니다.',
  'too-many-classes': '지금은 수업을 더 열 수 없습니다. 끝난 수업을 닫은 뒤에 엽니다.',
  'classes-unavailable':
    '수업 기록 파일을 열 수 없어 수업을 열 수 없습니다. 소켓랩을 실행한 터미널에 나온 까닭을 확인합니다.',
  'not-allowed': '이 수업에서 할 수 없는 일입니다.',
  'not-driving': '지금은 다른 사람이 무대를 맡고 있습니다.',
  'unknown-member': '수업에 없는 사람입니다. 이미 나갔을 수 있습니다.',
  'unknown-deed': '이미 되돌렸거나 되돌릴 수 없는 일입니다.',
  'unknown-poll': '지금 열려 있는 예측 투표가 아닙니다.',
  'nothing-reached': '실행 중인 실험실이 없어 아무 일도 일어나지 않았습니다. 프로그램을 실행한 뒤에 다시 합니다.',
} as const;

export type ClassErrorCode = keyof typeof classErrorMessages;

/** A refusal of a class. `message` is the Korean sentence. */
export class ClassError extends Error {
  readonly code: ClassErrorCode;
  constructor(code: ClassErrorCode, options?: ErrorOptions) {
    super(classErrorMessages[code], options);
    this.name = 'ClassError';
    this.code = code;
  }
}

export const refusalText = (code: ErrorCode | ClassErrorCode): string =>
  code in classErrorMessages ? classErrorMessages[code as ClassErrorCode] : errorMessages[code as ErrorCode];
