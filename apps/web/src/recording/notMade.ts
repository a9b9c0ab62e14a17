/** Said where a run breaks the format that it would be kept in, which is a mistake of ours. */
export const notMade = '이 실행으로 기록을 만들지 못했습니다. 다시 실행한 뒤에 시도합니다.';
