import { parseSync } from 'oxc-parser';

/** The page's panels show so many columns of a program. */
const columns = 48;

/**
 * The faults of one program: its syntax, and lines that are too long for the page. Probes are never shown, and may be wide.
 *
 * @param {string} name
 * @param {string} source
 * @returns {{ line: number, text: string }[]}
 */
export function checkProgram(name, source) {
  const sourceType = name.endsWith('.mjs') ? 'module' : 'commonjs';
  const { errors } = parseSync(name, source, { sourceType });
  const faults = errors.map(({ message, labels }) => ({
    line: source.slice(0, labels[0]?.start ?? 0).split('\n').length,
    text: `자바스크립트로 읽을 수 없습니다. ${message}`,
  }));
  if (name.startsWith('probe-')) return faults;
  source.split('\n').forEach((line, index) => {
    if (line.length > columns)
      faults.push({ line: index + 1, text: `${line.length}칸입니다. 한 행은 ${columns}칸까지입니다.` });
  });
  return faults;
}
