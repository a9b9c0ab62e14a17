import { readMdx } from '../readMdx.mjs';

/** What a step's MDX may use (apps/web/src/lesson/stepParts.tsx), and the attributes that must stand there. */
export const parts = {
  Aside: [],
  Code: ['file'],
  Compare: ['name', 'a', 'b'],
  Exercise: [],
  Hint: [],
  InMode: ['mode'],
  Predict: [],
  Tasks: [],
  Term: ['en'],
};

/**
 * @typedef {{ line: number, text: string }} Fault
 * @typedef {{ tasks: boolean, prediction: boolean, exercise: boolean }} Wanted what the step has by its lesson.json
 */

/**
 * The faults of one step's text, and what others need to know of it.
 *
 * @param {string} source
 * @param {Wanted | null} wanted null where lesson.json could not be read
 * @param {ReadonlySet<string>} terms the `en` of every definition
 * @param {ReadonlyMap<string, readonly string[]>} comparisons the sides of every ready-made comparison, by its name
 * @returns {{ faults: Fault[], anchors: string[], links: { url: string, line: number }[] }}
 */
export function checkText(source, wanted, terms, comparisons) {
  let text;
  try {
    text = readMdx(source);
  } catch (error) {
    const { line, reason, message } = /** @type {{ line?: number, reason?: string, message: string }} */ (error);
    return {
      faults: [{ line: line ?? 1, text: `MDX를 읽지 못했습니다. ${reason ?? message}` }],
      anchors: [],
      links: [],
    };
  }
  /** @type {Fault[]} */
  const faults = [];
  for (const { name, attributes, line } of text.elements) {
    const needed = parts[name];
    if (!needed) {
      // HTML's own elements are written in small letters, and are let be.
      if (/^[A-Z]/.test(name))
        faults.push({ line, text: `<${name}>라는 부품은 없습니다. 쓸 수 있는 것: ${Object.keys(parts).join(', ')}.` });
      continue;
    }
    for (const attribute of needed)
      if (!attributes[attribute]) faults.push({ line, text: `<${name}>에 ${attribute}="…"가 빠졌습니다.` });
    if (name === 'Term' && attributes.en && !terms.has(attributes.en))
      faults.push({ line, text: `용어 "${attributes.en}"의 뜻이 glossary.json에 없습니다.` });
    if (name === 'Compare') {
      const text = judgeCompare(attributes, comparisons);
      if (text) faults.push({ line, text });
    }
    if (name === 'InMode' && attributes.mode && !['virtual', 'loopback'].includes(attributes.mode))
      faults.push({
        line,
        text: `<InMode>의 mode는 "virtual"이나 "loopback"이어야 합니다. 지금은 "${attributes.mode}"입니다.`,
      });
  }
  const placed = wanted ? { Tasks: wanted.tasks, Predict: wanted.prediction, Exercise: wanted.exercise } : {};
  for (const [name, has] of Object.entries(placed)) {
    const found = text.elements.filter((element) => element.name === name);
    if (has && found.length === 0)
      faults.push({
        line: source.trimEnd().split('\n').length,
        text: `<${name}>가 빠졌습니다. 이 단계의 lesson.json에는 그 내용이 있습니다.`,
      });
    if (!has && found[0])
      faults.push({ line: found[0].line, text: `<${name}>에 보일 내용이 이 단계의 lesson.json에 없습니다.` });
    if (has && found[1])
      faults.push({
        line: found[1].line,
        text: `<${name}>는 한 번만 놓습니다. 첫째는 ${found[0]?.line}행에 있습니다.`,
      });
  }
  for (const { depth, line } of text.headings)
    if (depth === 1 || depth > 3)
      faults.push({ line, text: '제목은 ##나 ###로 적습니다. 단계의 제목은 lesson.json에 있습니다.' });
  return { faults, anchors: text.headings.map(({ slug }) => slug), links: text.links };
}

/** Why a comparison can't be shown, or null. */
function judgeCompare({ name, a, b }, comparisons) {
  if (!name || !a || !b) return null;
  const sides = comparisons.get(name);
  if (!sides) return `<Compare>: "${name}"라는 비교가 comparisons.json에 없습니다.`;
  const missing = [a, b].find((side) => !sides.includes(side));
  if (missing) return `<Compare>: ${name}에 "${missing}"라는 쪽이 없습니다. 있는 것: ${sides.join(', ')}.`;
  return a === b ? `<Compare>: 서로 다른 두 쪽을 적습니다.` : null;
}
