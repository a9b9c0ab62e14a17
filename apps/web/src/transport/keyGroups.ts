/** Keys as they are printed on a keyboard, and what they do. By their places: a Korean layout types other letters. */
export const keyGroups: readonly {
  title: string;
  keys: readonly { keys: readonly string[]; text: string }[];
}[] = [
  {
    title: '시간 이동',
    keys: [
      { keys: ['Space'], text: '일시정지, 재생' },
      { keys: ['←', '→'], text: '한 이벤트 뒤로, 앞으로' },
      { keys: ['L'], text: '실시간으로, 기록에서는 끝으로' },
      { keys: [',', '.'], text: '더 느리게, 더 빠르게' },
      { keys: ['G'], text: '사건 간격 같게, 실제 간격' },
      { keys: ['E'], text: '다음 오류' },
      { keys: ['R'], text: '다음 재전송' },
      { keys: ['S'], text: '다음 상태 변화' },
      { keys: ['Shift', 'E R S'], text: '이전으로' },
    ],
  },
  {
    title: '구간과 책갈피',
    keys: [
      { keys: ['['], text: '여기부터 반복' },
      { keys: [']'], text: '여기까지 반복' },
      { keys: ['\\'], text: '반복 구간 지우기' },
      { keys: ['B'], text: '책갈피 넣기' },
      { keys: ['Shift', 'B'], text: '책갈피 목록' },
    ],
  },
  {
    title: '패킷에 초점이 있을 때',
    keys: [
      { keys: ['←', '→'], text: '이전 패킷, 다음 패킷' },
      { keys: ['Enter'], text: '패킷 열기' },
      { keys: ['Esc'], text: '패킷 닫기' },
      { keys: ['H'], text: '붙잡기, 놓기' },
      { keys: ['X'], text: '버리기' },
      { keys: ['D'], text: '하나 더 보내기' },
    ],
  },
  {
    title: '어디에서나',
    keys: [
      { keys: ['Ctrl', 'Enter'], text: '실행' },
      { keys: ['Ctrl', 'S'], text: '지금 저장' },
      { keys: ['Ctrl', 'K'], text: '검색' },
      { keys: ['Shift', 'Alt', 'F'], text: '파일 정리' },
      { keys: ['?'], text: '이 목록' },
    ],
  },
];
