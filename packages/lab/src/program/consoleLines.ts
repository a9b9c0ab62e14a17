import { StringDecoder } from 'node:string_decoder';
import { limits, type Site } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';

type Stream = 'stdout' | 'stderr';

export interface ConsoleOptions {
  readonly clock: Clock;
  readonly onLine: (atUs: number, stream: Stream, text: string, site: Site | null) => void;
  /** Lines left out in the second that just ended. */
  readonly onSkipped: (lines: number) => void;
}

/**
 * What a program printed. The pipes are the truth for the text: nothing doubles, nothing is lost, and what the agent can't see
 * (V8's fatal errors, syntax errors) is there too. The agent's reports only say when and where a text of the pipe was printed:
 *
 *   pipe   ── lines ──────────────┐
 *                                 ├─> same text? ─yes─> line with the report's time and site
 *   agent  ── (text, at, site) ───┘         └──no, after 15 ms─> line with its time of arrival and no site
 */
export interface ConsoleLines {
  feed(stream: Stream, chunk: Buffer): void;
  hint(stream: Stream, text: string, atUs: number, site: Site | null): void;
  /** The pipes have ended: everything that waits is written. */
  end(): void;
}

/** How long a line waits for its report, and an unfinished line (a prompt) for its end. */
const graceMs = 15;
/** More than this of one line is not even looked at. */
const longestLine = limits.consoleLineChars * 4;
/** Reports that no text has matched yet; a program that prints faster loses the oldest. */
const maxHints = 512;
/** Comparisons of lines with reports in one second. A program that is worth more has its lines shown without a place. */
const comparisonsPerSecond = 100_000;
/** Reports are cut at a bounded length: one as long as this may be only the beginning of its text. */
const cutHintChars = 1900;

interface Hint {
  readonly text: string;
  readonly atUs: number;
  readonly site: Site | null;
}

interface Line {
  readonly text: string;
  readonly arrivedAtUs: number;
}

export function createConsoleLines(options: ConsoleOptions): ConsoleLines {
  const meter = createMeter(options, () => {
    streams.stdout.forget();
    streams.stderr.forget();
  });
  const budget = createBudget(options.clock);
  const streams = { stdout: createStream('stdout'), stderr: createStream('stderr') };

  function createStream(stream: Stream) {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    /** When the first piece of it came. */
    let restSinceUs = 0;
    /** The beginning of the unfinished line has been shown already. */
    let continued = false;
    let lines: Line[] = [];
    let hints: Hint[] = [];
    let timer: NodeJS.Timeout | null = null;

    /** Gives out what has its report, and what had none by then although it came long enough before. */
    function settle(untilUs: number): void {
      let done = 0;
      for (const line of lines) {
        const match = matchHints(line.text, hints, budget);
        if (!match && !isOver(line.arrivedAtUs, untilUs)) break;
        done++;
        if (match) hints = hints.slice(match.used);
        options.onLine(match?.hint.atUs ?? line.arrivedAtUs, stream, shorten(line.text), match?.hint.site ?? null);
      }
      lines = lines.slice(done);
    }

    const settleReported = () => settle(Number.NEGATIVE_INFINITY);

    function take(text: string, arrivedAtUs: number): void {
      if (!meter.admit()) return;
      lines.push({ text: text.endsWith('\r') ? text.slice(0, -1) : text, arrivedAtUs });
    }

    function keepRest(text: string): void {
      if (rest === '') restSinceUs = options.clock.nowUs();
      rest = text.slice(0, longestLine);
    }

    function takeRest(): void {
      if (rest === '') return;
      take(rest, restSinceUs);
      rest = '';
      continued = true;
    }

    function onTimer(): void {
      const firedAtUs = options.clock.nowUs();
      // After the poll phase: reports that lay in their pipe when the time was over have been read by then.
      setImmediate(() => {
        timer = null;
        if (!meter.full && isOver(restSinceUs, firedAtUs)) takeRest();
        settle(firedAtUs);
        arm();
      });
    }

    function arm(): void {
      if (timer || (rest === '' && lines.length === 0)) return;
      const leftMs = graceMs - (options.clock.nowUs() - (lines[0]?.arrivedAtUs ?? restSinceUs)) / 1000;
      timer = setTimeout(onTimer, leftMs > 0 ? Math.ceil(leftMs) : graceMs);
    }

    /** The lines of this chunk are only counted. What is left of the last one is kept: it may end in better times. */
    function skip(chunk: Buffer): void {
      const last = chunk.lastIndexOf(newline);
      if (last < 0) {
        keepRest(rest + decoder.write(chunk));
        return;
      }
      let count = 0;
      for (let index = 0; index <= last; index++) if (chunk[index] === newline) count++;
      meter.skip(continued && rest === '' && chunk[0] === newline ? count - 1 : count);
      continued = false;
      decoder.end();
      rest = '';
      keepRest(decoder.write(chunk.subarray(last + 1)));
    }

    return {
      feed(chunk: Buffer): void {
        if (meter.full) {
          skip(chunk);
          arm();
          return;
        }
        const pieces = (rest + decoder.write(chunk)).split('\n');
        const last = pieces.pop() ?? '';
        if (pieces.length > 0) rest = '';
        const nowUs = options.clock.nowUs();
        for (const piece of pieces) {
          // Only the newline of a line that has been shown already.
          if (!(continued && piece === '')) take(piece, nowUs);
          continued = false;
        }
        keepRest(last);
        settleReported();
        arm();
      },
      hint(text: string, atUs: number, site: Site | null): void {
        // It belongs to a line that is not shown.
        if (meter.full) return;
        const whole = text.endsWith('\n') ? text.slice(0, -1) : text;
        for (const line of whole.split('\n', maxHints)) hints.push({ text: line, atUs, site });
        if (hints.length > maxHints) hints = hints.slice(-maxHints);
        if (lines.length > 0) settleReported();
      },
      /** Reports of lines that were left out would name the wrong place for the same text later. */
      forget(): void {
        hints = [];
      },
      end(): void {
        if (timer) clearTimeout(timer);
        keepRest(rest + decoder.end());
        takeRest();
        settle(Number.POSITIVE_INFINITY);
      },
    };
  }

  return {
    feed: (stream, chunk) => streams[stream].feed(chunk),
    hint: (stream, text, atUs, site) => streams[stream].hint(text, atUs, site),
    end() {
      streams.stdout.end();
      streams.stderr.end();
      meter.end();
    },
  };
}

const newline = 10;

const isOver = (sinceUs: number, untilUs: number): boolean => untilUs - sinceUs >= graceMs * 1000;

interface Budget {
  /** False: nothing is left of this second's. */
  spend(): boolean;
}

function createBudget(clock: Clock): Budget {
  let startedAtUs = Number.NEGATIVE_INFINITY;
  let left = 0;
  return {
    spend() {
      if (left > 0) return --left >= 0;
      const nowUs = clock.nowUs();
      if (nowUs - startedAtUs < 1_000_000) return false;
      startedAtUs = nowUs;
      left = comparisonsPerSecond;
      return true;
    },
  };
}

/** One line may be several writes, and several reports in a row make up one line. Reports whose text never came are passed over. */
function matchHints(line: string, hints: readonly Hint[], budget: Budget): { hint: Hint; used: number } | null {
  for (let start = 0; start < hints.length; start++) {
    const used = matchFrom(line, hints, start, budget);
    if (used > start) return { hint: hints[start]!, used };
  }
  return null;
}

/** The index after the last report used, or `start` where they don't make up the line. */
function matchFrom(line: string, hints: readonly Hint[], start: number, budget: Budget): number {
  let rest = line;
  for (let index = start; index < hints.length && budget.spend(); index++) {
    const { text } = hints[index]!;
    if (text === rest) return index + 1;
    if (text.length >= cutHintChars && rest.startsWith(text.slice(0, cutHintChars))) return index + 1;
    if (text === '' || !rest.startsWith(text)) return start;
    rest = rest.slice(text.length);
  }
  return start;
}

const shorten = (text: string): string =>
  text.length > limits.consoleLineChars ? `${text.slice(0, limits.consoleLineChars)}…` : text;

/** Lets so many lines a second pass and counts the others. `onRelief`: some were left out, and the next second begins. */
function createMeter({ onSkipped }: ConsoleOptions, onRelief: () => void) {
  let passed = 0;
  let skipped = 0;
  let timer: NodeJS.Timeout | null = null;

  function endSecond(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (skipped > 0) {
      onSkipped(skipped);
      onRelief();
    }
    passed = 0;
    skipped = 0;
  }

  return {
    admit(): boolean {
      timer ??= setTimeout(endSecond, 1000);
      if (passed < limits.consoleLinesPerSecond) {
        passed++;
        return true;
      }
      skipped++;
      return false;
    },
    /** Not one more line of this second is shown. */
    get full(): boolean {
      return passed >= limits.consoleLinesPerSecond;
    },
    skip(lines: number): void {
      skipped += lines;
    },
    end: endSecond,
  };
}
