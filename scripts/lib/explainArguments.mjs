/**
 * What parseArgs (node:util) could not take, and what helps.
 *
 * @param {unknown} error
 * @param {string} example a whole command with an option
 */
export function explainArguments(error, example) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  // Node's own words are English; what they are about stands in quotation marks.
  const about = /'([^']*)'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `옵션의 값이 없거나 맞지 않습니다: ${about}`;
  // `npm start --port 5000`: npm takes the option for itself and hands on its value alone.
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return `옵션이 아닌 값이 있습니다. 명령과 옵션 사이에 --를 넣습니다. (예: ${example}) 받은 값: ${about}`;
  }
  return `모르는 옵션이 있습니다: ${about}`;
}
