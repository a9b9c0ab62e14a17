import type { TcpState } from '@socketlab/protocol';
import type { TransitionKey } from './transitions.ts';

export interface Point {
  x: number;
  y: number;
}

/** Where words stand beside a line: the second line of them lies `lineHeight` below the first. */
export interface LabelPlace extends Point {
  anchor: 'start' | 'middle' | 'end';
  /** What is sent stands this far below what is received; 0: in one line with it. */
  gap: number;
}

/** How a line of the figure is drawn: through `points`, from the edge of one box to the edge of another. */
export interface LinePlace {
  points: readonly Point[];
  /** Between which two points the numbers of the path stand: the index of the first. */
  badgeOn: number;
  label: LabelPlace;
}

export const diagramSize = { width: 400, height: 510 };
export const boxSize = { width: 92, height: 24 };

const [left, middle, right] = [56, 200, 344];
const rows = { closed: 32, listen: 104, syn: 180, established: 256, closing: 328, closed2: 404, last: 480 };

/** The figure has two boxes for CLOSED: the one where connections begin, and the one where they end. */
export const boxes: Record<TcpState, readonly Point[]> = {
  CLOSED: [
    { x: middle, y: rows.closed },
    { x: right, y: rows.last },
  ],
  LISTEN: [{ x: middle, y: rows.listen }],
  SYN_SENT: [{ x: right, y: rows.syn }],
  SYN_RECEIVED: [{ x: left, y: rows.syn }],
  ESTABLISHED: [{ x: middle, y: rows.established }],
  FIN_WAIT_1: [{ x: left, y: rows.closing }],
  CLOSE_WAIT: [{ x: right, y: rows.closing }],
  FIN_WAIT_2: [{ x: left, y: rows.closed2 }],
  CLOSING: [{ x: middle, y: rows.closed2 }],
  LAST_ACK: [{ x: right, y: rows.closed2 }],
  TIME_WAIT: [{ x: middle, y: rows.last }],
};

/** Which of the two CLOSED boxes a step stands in: connections that were once made end at the lower one. */
export function boxOf(state: TcpState, before: TcpState | null): Point {
  const ended = state === 'CLOSED' && before !== null && !['LISTEN', 'SYN_SENT', 'SYN_RECEIVED'].includes(before);
  return boxes[state][ended ? 1 : 0]!;
}

const up = -boxSize.height / 2;
const down = boxSize.height / 2;
const west = -boxSize.width / 2;
const east = boxSize.width / 2;

function through(...pairs: readonly (readonly [number, number])[]): Point[] {
  return pairs.map(([x, y]) => ({ x, y }));
}
function words(x: number, y: number, anchor: LabelPlace['anchor'], gap = 11.5): LabelPlace {
  return { x, y, anchor, gap };
}

const { closed, listen, syn, established, closing, closed2, last } = rows;

/** Every line of the figure, laid out by hand after the RFC's own drawing. */
export const lines: Record<TransitionKey, LinePlace> = {
  'CLOSED>LISTEN': {
    points: through([middle - 14, closed + down], [middle - 14, listen + up]),
    badgeOn: 0,
    label: words(middle - 24, closed + down + 21, 'end'),
  },
  'LISTEN>CLOSED': {
    points: through([middle + 14, listen + up], [middle + 14, closed + down]),
    badgeOn: 0,
    label: words(middle + 24, closed + down + 21, 'start'),
  },
  'CLOSED>SYN_SENT': {
    points: through([middle + east, closed - 6], [right + 24, closed - 6], [right + 24, syn + up]),
    badgeOn: 1,
    label: words(middle + east + 6, closed - 22, 'start'),
  },
  'SYN_SENT>CLOSED': {
    points: through([right - 16, syn + up], [right - 16, closed + 6], [middle + east, closed + 6]),
    badgeOn: 0,
    label: words(right - 24, listen - 14, 'end'),
  },
  'LISTEN>SYN_RECEIVED': {
    points: through([middle - 32, listen + down], [left + 32, syn + up]),
    badgeOn: 0,
    label: words(left + 54, syn + up - 30, 'end'),
  },
  'LISTEN>SYN_SENT': {
    points: through([middle + 32, listen + down], [right - 32, syn + up]),
    badgeOn: 0,
    label: words(middle + 42, syn - 46, 'end'),
  },
  'SYN_RECEIVED>LISTEN': {
    points: through([left - 22, syn + up], [left - 22, listen], [middle + west, listen]),
    badgeOn: 1,
    label: words(left - 10, listen - 7, 'start'),
  },
  'SYN_SENT>SYN_RECEIVED': {
    points: through([right + west, syn], [left + east, syn]),
    badgeOn: 0,
    label: words(middle + 24, syn - 5, 'middle', 17),
  },
  'SYN_RECEIVED>ESTABLISHED': {
    points: through([left + 32, syn + down], [middle - 32, established + up]),
    badgeOn: 0,
    label: words(left + 56, syn + down + 36, 'end'),
  },
  'SYN_SENT>ESTABLISHED': {
    points: through([right - 32, syn + down], [middle + 32, established + up]),
    badgeOn: 0,
    label: words(right - 56, syn + down + 26, 'start'),
  },
  'SYN_RECEIVED>FIN_WAIT_1': {
    points: through([left - 22, syn + down], [left - 22, closing + up]),
    badgeOn: 0,
    label: words(left - 14, established + 6, 'start'),
  },
  'ESTABLISHED>FIN_WAIT_1': {
    points: through([middle - 32, established + down], [left + 32, closing + up]),
    badgeOn: 0,
    label: words(middle - 56, established + down + 28, 'start'),
  },
  'ESTABLISHED>CLOSE_WAIT': {
    points: through([middle + 32, established + down], [right - 32, closing + up]),
    badgeOn: 0,
    label: words(right - 58, established + down + 14, 'start'),
  },
  'FIN_WAIT_1>FIN_WAIT_2': {
    points: through([left - 22, closing + down], [left - 22, closed2 + up]),
    badgeOn: 0,
    label: words(left - 12, closing + 40, 'start'),
  },
  'FIN_WAIT_1>CLOSING': {
    points: through([left + east, closing], [middle - 14, closing], [middle - 14, closed2 + up]),
    badgeOn: 1,
    label: words(middle - 4, closing + 28, 'start'),
  },
  'CLOSE_WAIT>LAST_ACK': {
    points: through([right, closing + down], [right, closed2 + up]),
    badgeOn: 0,
    label: words(right + 12, closing + 34, 'start'),
  },
  'FIN_WAIT_2>TIME_WAIT': {
    points: through([left - 22, closed2 + down], [left - 22, last], [middle + west, last]),
    badgeOn: 1,
    label: words(left - 12, last - 26, 'start'),
  },
  'CLOSING>TIME_WAIT': {
    points: through([middle, closed2 + down], [middle, last + up]),
    badgeOn: 0,
    label: words(middle + 11, closed2 + 30, 'start'),
  },
  'LAST_ACK>CLOSED': {
    points: through([right, closed2 + down], [right, last + up]),
    badgeOn: 0,
    label: words(right - 11, closed2 + 46, 'end'),
  },
  'TIME_WAIT>CLOSED': {
    points: through([middle + east, last], [right + west, last]),
    badgeOn: 0,
    label: words((middle + right) / 2, last + 24, 'middle', 0),
  },
};

/** An SVG path through points, its corners rounded. */
export function roundedPath(points: readonly Point[], radius = 12): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${point.x} ${point.y}`;
      if (!after) return `L${point.x} ${point.y}`;
      const [into, out] = [towards(point, before, radius), towards(point, after, radius)];
      return `L${into.x} ${into.y}Q${point.x} ${point.y} ${out.x} ${out.y}`;
    })
    .join('');
}

/** The point `by` away from `from` on the way to `to`. */
export function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

interface Bend {
  start: Point;
  bend: Point;
  end: Point;
}

const bows = [0.04, 0.3, -0.3, 0.55, -0.55] as const;

/** A bend between two boxes for a step that the figure has no line for: the flattest that crosses no third box. */
export function jumpPoints(from: Point, to: Point): Bend {
  const others = Object.values(boxes)
    .flat()
    .filter((box) => box !== from && box !== to);
  const bends = bows.map((bow) => bent(from, to, bow));
  return bends.find((one) => !others.some((box) => crosses(one, box))) ?? bends[1]!;
}

function bent(from: Point, to: Point, bow: number): Bend {
  const bend = {
    x: (from.x + to.x) / 2 + (to.y - from.y) * bow,
    y: (from.y + to.y) / 2 - (to.x - from.x) * bow,
  };
  return { start: onBorder(from, bend), bend, end: onBorder(to, bend) };
}

function crosses(curve: Bend, box: Point): boolean {
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].some((part) => {
    const at = onCurve(curve, part);
    return Math.abs(at.x - box.x) < east + 3 && Math.abs(at.y - box.y) < down + 3;
  });
}

/** A point of the quadratic curve, `part` of the way along. */
export function onCurve({ start, bend, end }: Bend, part: number): Point {
  const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
  return { x: a * start.x + b * bend.x + c * end.x, y: a * start.y + b * bend.y + c * end.y };
}

/** Where the line from a box's middle to a point leaves the box. */
function onBorder(box: Point, to: Point): Point {
  const [dx, dy] = [to.x - box.x, to.y - box.y];
  const part = Math.min(east / Math.max(Math.abs(dx), 0.01), down / Math.max(Math.abs(dy), 0.01));
  return { x: box.x + dx * part, y: box.y + dy * part };
}
