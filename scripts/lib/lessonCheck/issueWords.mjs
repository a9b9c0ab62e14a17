/**
 * @typedef {{ code: string, path: PropertyKey[], message: string, input?: unknown, expected?: string, keys?: string[], values?: unknown[],
 *   maximum?: number, minimum?: number, origin?: string, format?: string, pattern?: string, discriminator?: string | undefined, note?: string,
 *   errors?: Issue[][] }} Issue what zod says of one value
 */

const typeWords = {
  string: '글',
  number: '수',
  int: '정수',
  boolean: 'true나 false',
  array: '[ ]로 묶은 목록',
  object: '{ }로 묶은 값',
};

/**
 * What is wrong with a value, in a teacher's words, and where. A value that fits none of several shapes is judged by the shape that it comes nearest to.
 *
 * @param {Issue} issue
 * @param {unknown} root the whole file's value
 * @returns {{ path: PropertyKey[], text: string }}
 */
export function tellIssue(issue, root) {
  const nearest = nearestOf(issue);
  if (nearest) return tellIssue({ ...nearest, path: [...issue.path, ...nearest.path] }, root);
  const { path } = issue;
  const name = path.length > 0 ? `${nameOf(path)}: ` : '';
  return {
    path: issue.code === 'unrecognized_keys' ? [...path, issue.keys?.[0] ?? ''] : path,
    text: name + words(issue, valueAt(root, path)),
  };
}

/** @param {Issue} issue @returns {Issue | undefined} */
function nearestOf(issue) {
  const shapes = (issue.errors ?? []).filter((errors) => errors.length > 0);
  // The shape whose first fault lies deepest was followed furthest, and of those the one with the fewest faults.
  const depth = (errors) => Math.max(...errors.map(({ path }) => path.length));
  return shapes.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]?.[0];
}

/** @param {Issue} issue @param {unknown} value */
function words(issue, value) {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return '빠졌습니다.';
      return `${typeWords[issue.expected] ?? issue.expected}이어야 합니다. 지금은 ${shown(value)}입니다.`;
    case 'unrecognized_keys':
      return `모르는 이름입니다: ${(issue.keys ?? []).join(', ')}. 철자를 확인합니다.`;
    case 'invalid_value':
      return `${(issue.values ?? []).map(shown).join(', ')} 중 하나여야 합니다. 지금은 ${shown(value)}입니다.`;
    case 'invalid_union':
      return issue.discriminator
        ? `"${issue.discriminator}"의 값이 쓸 수 있는 것이 아닙니다. 지금은 ${shown(value?.[issue.discriminator] ?? value)}입니다.`
        : `쓸 수 있는 모양이 아닙니다. 지금은 ${shown(value)}입니다.`;
    case 'too_big':
      return `${sizeWord(issue)} ${issue.maximum} 이하여야 합니다.`;
    case 'too_small':
      return `${sizeWord(issue)} ${issue.minimum} 이상이어야 합니다.`;
    case 'invalid_format':
      return `모양이 맞지 않습니다. 지금은 ${shown(value)}이고, ${formatWords(issue.pattern)}`;
    case 'custom':
      return issue.message === 'must name a choice that a run can show'
        ? '"when"이 있는 선택지의 id여야 합니다.'
        : `${issue.message}.`;
    default:
      return issue.message;
  }
}

const sizeWord = ({ origin }) => (origin === 'string' ? '글자 수가' : origin === 'array' ? '개수가' : '값이');

function formatWords(pattern = '') {
  if (pattern.includes('js|mjs|cjs')) return 'server.js처럼 .js, .mjs, .cjs로 끝나는 이름이어야 합니다.';
  if (pattern.includes('[a-z]')) return '영어 소문자로 시작하고 소문자, 숫자, -만 쓸 수 있습니다.';
  return `${pattern}에 맞아야 합니다.`;
}

/** `steps[1].tasks[0].when`, as it would be written in JavaScript. @param {PropertyKey[]} path */
function nameOf(path) {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('');
}

/** @param {unknown} root @param {PropertyKey[]} path */
function valueAt(root, path) {
  return path.reduce((value, key) => value?.[key], /** @type {any} */ (root));
}

function shown(value) {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
