import { type Options, parse } from 'acorn';

/** Where a text stops being JavaScript, as the parser found it. `at` is an offset, `line` counts from 1. */
export interface SyntaxProblem {
  at: number;
  line: number;
  /** In Korean. */
  text: string;
  /** The parser's own words. */
  words: string;
}

interface AcornError extends SyntaxError {
  pos: number;
  loc: { line: number };
}

const common = { ecmaVersion: 'latest', allowHashBang: true } satisfies Options;
/** Node wraps a CommonJS file in a function, so that `return` may stand outside of any other (Node, Modules: the module wrapper). */
const asScript = { ...common, sourceType: 'script', allowReturnOutsideFunction: true } satisfies Options;
const asModule = { ...common, sourceType: 'module' } satisfies Options;

function tryParse(source: string, options: Options): AcornError | null {
  try {
    parse(source, options);
    return null;
  } catch (error) {
    return error as AcornError;
  }
}

/**
 * The first syntax error of a file, or null where it parses. Node takes `.js` for CommonJS, and for a module where only a module's
 * syntax makes sense of it (Node, Packages: syntax detection).
 */
export function findSyntaxProblem(name: string, source: string): SyntaxProblem | null {
  const script = name.endsWith('.mjs') ? null : tryParse(source, asScript);
  if (!script && !name.endsWith('.mjs')) return null;
  const module = name.endsWith('.cjs') ? script : tryParse(source, asModule);
  if (!module) return null;
  const isModule = !script || /sourceType: module|'import\.meta'/.test(script.message);
  const error = isModule ? module : script;
  const words = error.message.replace(/ \(\d+:\d+\)$/, '');
  return {
    at: error.pos,
    line: error.loc.line,
    words,
    text: explain(words, source.slice(0, error.pos), source.slice(error.pos)),
  };
}

const explanations: readonly [RegExp, string][] = [
  [/^Unterminated (?:string|template)/, '따옴표가 닫히지 않았습니다.'],
  [/^Unterminated (?:comment|regular)/, '주석이나 정규식이 닫히지 않았습니다.'],
  [/has already been declared/, '같은 이름이 이미 선언되어 있습니다.'],
  [/^Assigning to rvalue/, '값을 넣을 수 없는 곳에 값을 넣습니다.'],
  [/reserved|^The keyword/, '이름으로 쓸 수 없는 낱말입니다.'],
  [/^Missing initializer/, '`const`에는 처음 값이 있어야 합니다.'],
  [/^(?:Invalid|Expected|Malformed|Identifier directly)/, '글자나 숫자를 적은 꼴이 맞지 않습니다.'],
];

function explain(words: string, before: string, rest: string): string {
  if (/\bawait\s+$/.test(before)) return '`await`는 `async` 함수 안에서 씁니다.';
  if (words === 'Unexpected token' && rest.trim() === '')
    return '코드가 여기서 끊겼습니다. 닫지 않은 괄호가 있는지 확인합니다.';
  if (words === 'Unexpected token') return '여기에 올 수 없는 글자입니다. 앞의 괄호와 쉼표도 확인합니다.';
  return explanations.find(([pattern]) => pattern.test(words))?.[1] ?? '여기부터 JavaScript로 읽을 수 없습니다.';
}
