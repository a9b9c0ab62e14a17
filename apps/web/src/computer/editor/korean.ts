import { EditorState } from '@codemirror/state';

/** What the editor's own parts say, in Korean. */
export const korean = EditorState.phrases.of({
  Find: '찾기',
  Replace: '바꿀 말',
  next: '다음',
  previous: '이전',
  all: '모두',
  'match case': '대소문자 구분',
  'by word': '낱말 단위',
  regexp: '정규식',
  replace: '바꾸기',
  'replace all': '모두 바꾸기',
  close: '닫기',
  'current match': '지금 찾은 곳',
  'on line': '행',
  'replaced match on line $': '$행에서 바꾸었습니다',
  'replaced $ matches': '$곳을 바꾸었습니다',
  'Go to line': '행으로 가기',
  go: '가기',
  Diagnostics: '문법 오류',
  'No diagnostics': '문법 오류가 없습니다',
});
