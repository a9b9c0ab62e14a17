import { describe, expect, test } from 'vitest';
import type { CourseIndex } from '../course/courseIndex.ts';
import { findHits } from './findHits.ts';

const step = (id: string, title: string) => ({ id, title, tasks: [], prediction: null, exercise: null });
const course: CourseIndex = {
  title: '강의',
  parts: [
    {
      id: 'tcp',
      title: 'TCP',
      lessons: [
        {
          id: 'basics',
          title: '서버와 클라이언트',
          steps: [step('connect', '연결'), step('close', '닫기')],
        },
      ],
    },
  ],
};
const entries = [
  {
    lesson: 'basics',
    step: 'connect',
    headings: [{ text: '세 패킷', slug: '세-패킷' }],
    passages: [
      { text: '연결은 세 패킷으로 맺어집니다. 이것을 3방향 핸드셰이크라고 합니다.', under: '세-패킷' },
      { text: `${'앞선 이야기가 길게 이어집니다. '.repeat(12)}여기에 SYN이 있습니다.`, under: null },
    ],
  },
  {
    lesson: 'basics',
    step: 'close',
    headings: [],
    passages: [{ text: '먼저 닫은 쪽에 TIME_WAIT가 남습니다.', under: null }],
  },
];
const terms = [{ en: 'three-way handshake', ko: '3방향 핸드셰이크', text: 'TCP 연결을 맺는 세 패킷입니다.' }];
const find = (query: string) => findHits(query, { course, entries, terms });
const marked = (query: string) => find(query).map(({ snippet }) => snippet.filter((_, index) => index % 2 === 1));

describe('[RD7] the search', () => {
  test('finds a word inside a longer one, and a name before running text', () => {
    expect(find('핸드셰이크').map(({ kind, href }) => [kind, href])).toEqual([
      ['term', '/glossary#three-way-handshake'],
      ['passage', '/lessons/basics/connect#%EC%84%B8-%ED%8C%A8%ED%82%B7'],
    ]);
    expect(find('연결')[0]).toMatchObject({ kind: 'step', title: '연결', where: 'TCP · 서버와 클라이언트' });
  });

  test('forgives a particle, the case of letters and 한글 in separate letters', () => {
    expect(find('핸드셰이크를').length).toBe(find('핸드셰이크').length);
    expect(marked('time_wait')).toEqual([['TIME_WAIT']]);
    expect(find('닫은'.normalize('NFD'))).toHaveLength(1);
  });

  test('wants every word in one piece of text', () => {
    expect(find('먼저 TIME_WAIT')).toHaveLength(1);
    expect(find('핸드셰이크 TIME_WAIT')).toEqual([]);
  });

  test('shows the piece of a long text that has the hit, marked', () => {
    const [hit] = find('SYN');
    expect(hit?.snippet.join('')).toMatch(/^….*여기에 SYN이 있습니다\.$/);
    expect(marked('SYN')).toEqual([['SYN']]);
  });

  test('finds nothing for nothing', () => {
    expect(find('   ')).toEqual([]);
    expect(find('없는낱말')).toEqual([]);
  });
});
