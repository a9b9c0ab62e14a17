import { findNodeAtLocation, getNodePath, parseTree, printParseErrorCode } from 'jsonc-parser';

/**
 * @typedef {{ value: unknown, lineOf(path: readonly PropertyKey[]): number, faults: { line: number, text: string }[] }} PlacedJson
 */

/** What jsonc-parser calls its errors, in words. */
const errorWords = {
  InvalidSymbol: '알 수 없는 글자입니다',
  InvalidNumberFormat: '수를 잘못 적었습니다',
  PropertyNameExpected: '이름이 와야 합니다. 마지막 쉼표가 남았을 수 있습니다',
  ValueExpected: '값이 와야 합니다. 마지막 쉼표가 남았을 수 있습니다',
  ColonExpected: '이름 뒤에 쌍점이 와야 합니다',
  CommaExpected: '값 사이에 쉼표가 와야 합니다',
  CloseBraceExpected: '닫는 중괄호가 없습니다',
  CloseBracketExpected: '닫는 대괄호가 없습니다',
  EndOfFileExpected: '끝난 뒤에 글자가 더 있습니다',
  InvalidCommentToken: 'JSON에는 주석을 쓸 수 없습니다',
  UnexpectedEndOfString: '따옴표를 닫지 않았습니다',
};

/**
 * A JSON file with the line of every value in it.
 *
 * @param {string} text
 * @returns {PlacedJson}
 */
export function readJson(text) {
  const lineAt = (/** @type {number} */ offset) => text.slice(0, offset).split('\n').length;
  const errors = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const faults = errors.map(({ error, offset }) => {
    const name = printParseErrorCode(error);
    return { line: lineAt(offset), text: `${errorWords[name] ?? name}.` };
  });
  return {
    value: faults.length === 0 ? JSON.parse(text) : undefined,
    faults,
    lineOf(path) {
      if (!tree) return 1;
      // What isn't there is told of where it should be.
      for (let length = path.length; length >= 0; length -= 1) {
        const node = findNodeAtLocation(tree, /** @type {(string | number)[]} */ (path.slice(0, length)));
        if (!node) continue;
        // A value of an object begins with its name.
        const place = node.parent?.type === 'property' && getNodePath(node).length > 0 ? node.parent : node;
        return lineAt(place.offset);
      }
      return 1;
    },
  };
}
