import { isArrayBufferView } from './builtins.ts';
import { firstPlace } from './newObjects.ts';
import { cut } from './preview.ts';
import { min, quote, utf8Slice } from './primordials.ts';
import { report } from './reporter.ts';
import { captureSites } from './stackTrace.ts';

/** The report's own bound (`agentReportSchema`). */
const longestText = 4000;

/**
 * What reaches the program's stdout or stderr through their streams: the text as written, `console.log`'s formatting done, with the
 * student's line that printed it.
 */
export function reportConsole(stdio: object, args: ArrayLike<unknown>, below: object): void {
  try {
    const { fd } = stdio as { fd?: unknown };
    const text = writtenText(args[0]);
    if ((fd !== 1 && fd !== 2) || text === null || text === '') return;
    const place = firstPlace(captureSites(12, below), 0);
    const stream = fd === 1 ? 'stdout' : 'stderr';
    report(`"kind":"console","stream":"${stream}","text":${quote(text)},"site":${place ? place.json : 'null'}`);
  } catch {
    // The text itself goes its way.
  }
}

function writtenText(chunk: unknown): string | null {
  if (typeof chunk === 'string') return cut(chunk, longestText);
  if (!isArrayBufferView(chunk)) return null;
  return utf8Slice(chunk as Uint8Array, 0, min(chunk.byteLength, longestText));
}
