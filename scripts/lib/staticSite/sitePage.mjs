/**
 * What the server says in a header (apps/server/src/guard/helmetOptions.ts), for hosts on which nobody can set one. `frame-ancestors` is known in a
 * header alone (CSP 3, 6.3.2).
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * One page's file from what Vite has built with relative addresses (`./assets/…`).
 *
 * @param {string} built
 * @param {{ title: string, base: string, source: string | null }} page `base` begins and ends with a slash
 */
export function sitePage(built, { title, base, source }) {
  const folder = base.slice(0, -1);
  const attributes = [`data-base="${escaped(folder)}"`, ...(source ? [`data-source="${escaped(source)}"`] : [])];
  // By functions: `$` in a title has no meaning of its own then.
  return built
    .replace('<html ', () => `<html ${attributes.join(' ')} `)
    .replace(
      '<meta charset="utf-8" />',
      (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(title)} · 소켓랩</title>`)
    .replaceAll(/(?<=(?:src|href)=")\.\//g, () => base);
}
