/** How many spans, or blocks of them, one block holds. */
const fanOut = 32;

/** Of each block of a level, the earliest start and the latest end. */
interface Level {
  from: number[];
  to: number[];
}

/**
 * Spans of time in the order in which they came, which is nearly that of their starts, to be asked which of them touch a window without looking at
 * each: blocks of 32 know their bounds, blocks of blocks too.
 *
 *     level 2   [───────────────── 1,024 spans ─────────────────]
 *     level 1   [──── 32 ────][──── 32 ────][──── 32 ────] …
 *     level 0    -  --  -   -   - --  -
 */
export interface Spans {
  /** A span that is open until it is said to end. */
  open(from: number): void;
  /** An open span ends, or one that has ended ends elsewhere. */
  end(index: number, to: number): void;
  /** Of the first `count` spans, the indices of those that touch the window, ascending. */
  touching(from: number, to: number, count: number): number[];
}

/**
 * The spans of a list's members by time and by the entries of the log, so that a picture of its past finds them as they were then: what
 * ended later was still open, whenever it is said to have ended.
 */
export interface MemberSpans {
  open(seq: number, fromUs: number): void;
  end(index: number, seq: number, toUs: number): void;
  /** Those open after the first `applied` entries. */
  openAt(applied: number, count: number): number[];
  /** Those that may touch a window of time, the open ones among them. */
  between(fromUs: number, toUs: number, applied: number, count: number): number[];
}

export function createMemberSpans(): MemberSpans {
  const times = createSpans();
  const entries = createSpans();
  const openAt = (applied: number, count: number) => entries.touching(applied, applied, count);
  return {
    open(seq, fromUs) {
      times.open(fromUs);
      entries.open(seq);
    },
    end(index, seq, toUs) {
      times.end(index, toUs);
      entries.end(index, seq);
    },
    openAt,
    between(fromUs, toUs, applied, count) {
      const found = new Set([...times.touching(fromUs, toUs, count), ...openAt(applied, count)]);
      return [...found].sort((a, b) => a - b);
    },
  };
}

export function createSpans(): Spans {
  const levels: Level[] = [{ from: [], to: [] }];

  function open(from: number): void {
    let index = levels[0]!.from.length;
    for (let depth = 0; ; depth += 1) {
      const level = levels[depth]!;
      level.from[index] = Math.min(level.from[index] ?? Number.POSITIVE_INFINITY, from);
      level.to[index] = Number.POSITIVE_INFINITY;
      // The topmost level is one block.
      if (level.from.length <= fanOut && levels.length === depth + 1) return;
      if (levels[depth + 1] === undefined) levels.push(summaryOf(level));
      index = Math.floor(index / fanOut);
    }
  }

  return {
    open,
    end(index, to) {
      levels[0]!.to[index] = to;
      for (let depth = 1, block = index; depth < levels.length; depth += 1) {
        block = Math.floor(block / fanOut);
        levels[depth]!.to[block] = greatest(levels[depth - 1]!.to, block);
      }
    },
    touching(from, to, count) {
      const found: number[] = [];
      const look = (depth: number, first: number, last: number): void => {
        const level = levels[depth]!;
        const reach = fanOut ** depth;
        for (let index = first; index < last && index < level.from.length && index * reach < count; index += 1) {
          if (level.from[index]! > to || level.to[index]! < from) continue;
          if (depth === 0) found.push(index);
          else look(depth - 1, index * fanOut, (index + 1) * fanOut);
        }
      };
      look(levels.length - 1, 0, Number.POSITIVE_INFINITY);
      return found;
    },
  };
}

function greatest(values: readonly number[], block: number): number {
  let most = Number.NEGATIVE_INFINITY;
  const end = Math.min(values.length, (block + 1) * fanOut);
  for (let index = block * fanOut; index < end; index += 1) most = Math.max(most, values[index]!);
  return most;
}

function summaryOf(level: Level): Level {
  const blocks = Math.ceil(level.from.length / fanOut);
  const summary: Level = { from: [], to: [] };
  for (let block = 0; block < blocks; block += 1) {
    const from = level.from.slice(block * fanOut, (block + 1) * fanOut);
    summary.from.push(Math.min(...from));
    summary.to.push(greatest(level.to, block));
  }
  return summary;
}
