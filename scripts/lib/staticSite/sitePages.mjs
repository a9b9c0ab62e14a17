/**
 * Every place of the page that has an address of its own, with what its file is called in a browser's tab before the page itself is there.
 *
 * @param {{ title: string, lessons: readonly { id: string, title: string, steps: readonly { id: string, title: string }[] }[] }} course
 * @param {readonly { name: string, title: string }[]} comparisons those that lie ready
 * @returns {{ path: string, title: string }[]} paths without a slash at either end; the first page's is empty
 */
export function sitePages(course, comparisons) {
  return [
    { path: '', title: course.title },
    { path: 'glossary', title: '용어집' },
    { path: 'recording', title: '기록' },
    { path: 'compare', title: '두 실행 비교' },
    ...comparisons.map(({ name, title }) => ({ path: `compare/${name}`, title: `${title} · 두 실행 비교` })),
    { path: 'lab', title: '자유 실험실' },
    { path: 'join', title: '수업 들어가기' },
    { path: 'class', title: '수업 열기' },
    ...course.lessons.flatMap(({ id, title, steps }) => [
      { path: `lessons/${id}`, title },
      { path: `lessons/${id}/print`, title },
      ...steps.map((step) => ({ path: `lessons/${id}/${step.id}`, title: `${step.title} · ${title}` })),
    ]),
  ];
}
