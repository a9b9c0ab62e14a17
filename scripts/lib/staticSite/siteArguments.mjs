import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explainArguments } from '../explainArguments.mjs';

export const usage = `사용법: npm run build:static -- [옵션]

  --base /경로/   올릴 곳의 경로 (기본 /). https://누구.github.io/study/에 올린다면 /study/
  --out 폴더      파일을 둘 폴더 (기본 dist/static)
  --source 주소   소켓랩을 내려받는 주소. 실험실이 필요한 곳에서 안내합니다
  --help          이 도움말`;

/**
 * @typedef {{ base: string, out: string, source: string | null }} SiteSettings `base` begins and ends with a slash; `out` is absolute
 *
 * @param {readonly string[]} args
 * @param {string} root a relative folder is of here
 * @returns {{ settings: SiteSettings } | { problem: string } | { help: true }}
 */
export function parseSiteArguments(args, root) {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        base: { type: 'string', default: '/' },
        out: { type: 'string', default: 'dist/static' },
        source: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return { problem: explainArguments(error, 'npm run build:static -- --base /study/') };
  }
  if (values.help) return { help: true };
  const base = `/${values.base}/`.replaceAll(/\/{2,}/g, '/');
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base) || /\/\.{1,2}\//.test(base))
    return { problem: `--base는 /study/와 같은 경로여야 합니다. 받은 값: ${values.base}` };
  const source = values.source ?? null;
  if (source !== null && !isWebAddress(source))
    return { problem: `--source는 https://로 시작하는 주소여야 합니다. 받은 값: ${source}` };
  return { settings: { base, out: resolve(root, values.out), source } };
}

/** @param {string} text */
function isWebAddress(text) {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}
