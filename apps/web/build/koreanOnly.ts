import type { Plugin } from 'vite';

const foreign = /[/\\]intl[/\\].*[/\\](?!ko-KR)[a-z]{2}-[A-Z]{2}\.mjs$/;

/** React Aria brings its words in 34 languages; the page speaks one (`I18nProvider locale="ko-KR"`). */
export function koreanOnly(): Plugin {
  return {
    name: 'korean-only',
    enforce: 'pre',
    load: {
      filter: { id: foreign },
      handler: () => 'export default {};',
    },
  };
}
