import babel from 'prettier/plugins/babel';
import estree from 'prettier/plugins/estree';
import { formatWithCursor } from 'prettier/standalone';

/** Narrow enough for the panel beside the stage. */
const style = { printWidth: 72, singleQuote: true, tabWidth: 2 } as const;

/** Puts a file into one form. Rejects where it does not parse. The cursor stays with what it stood at. */
export async function formatSource(source: string, cursor: number): Promise<{ source: string; cursor: number }> {
  const done = await formatWithCursor(source, {
    parser: 'babel',
    plugins: [babel, estree],
    cursorOffset: cursor,
    ...style,
  });
  return { source: done.formatted, cursor: done.cursorOffset };
}
