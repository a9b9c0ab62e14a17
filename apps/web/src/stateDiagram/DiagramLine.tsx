import { lines, type Point, roundedPath, towards } from './diagramLayout.ts';
import type { Pass } from './diagramPasses.ts';
import styles from './StateDiagram.module.css';
import { type TransitionKey, transitionOf } from './transitions.ts';
import type { WhichEnd } from './walker.ts';

/** One line of the figure with its words, and, where an end went over it, that end's own line on top. */
export function DiagramLine({ line, passes }: { line: TransitionKey; passes: readonly Pass[] }) {
  const { points, label, badgeOn } = lines[line];
  const { when, does } = transitionOf(line);
  const d = roundedPath(points);
  const end = points.at(-1)!;
  const beforeEnd = points.at(-2)!;
  return (
    <g data-line={line} data-passed={passes.length > 0}>
      <path className={styles.line} d={d} />
      <Tip from={beforeEnd} to={end} end={null} />
      {passes.map(({ end: which, derived }, index) => (
        <g key={which} transform={passes.length > 1 ? sideways(points, index === 0 ? -3 : 3) : undefined}>
          <path className={styles.way} data-end={which} data-derived={derived} d={d} />
          {which === 'second' && <path className={styles.core} d={d} />}
          <Tip from={beforeEnd} to={end} end={which} />
        </g>
      ))}
      <text className={styles.words} x={label.x} y={label.y} textAnchor={label.anchor}>
        {label.gap === 0 ? `${when} · ${does}` : when}
        {does !== null && label.gap > 0 && (
          <tspan x={label.x} dy={label.gap}>
            {does}
          </tspan>
        )}
      </text>
      {passes.map(({ end: which, numbers }, index) => (
        <NumberBadge
          key={which}
          end={which}
          numbers={numbers}
          at={between(points[badgeOn]!, points[badgeOn + 1]!, passes.length > 1 ? 0.3 + index * 0.35 : 0.45)}
        />
      ))}
    </g>
  );
}

/** Which step of an end's way this was: a circle for the first, a square for the second. */
export function NumberBadge({ end, numbers, at }: { end: WhichEnd; numbers: readonly number[]; at: Point }) {
  const text = numbers.join(',');
  const half = 6 + Math.max(0, text.length - 1) * 2.4;
  return (
    <g className={styles.number}>
      <rect
        className={styles.badge}
        data-end={end}
        x={at.x - half}
        y={at.y - 6}
        width={half * 2}
        height="12"
        rx={end === 'first' ? 6 : 1.5}
      />
      <text x={at.x} y={at.y} dy="0.36em">
        {text}
      </text>
    </g>
  );
}

/** An arrow's head at `to`. */
export function Tip({ from, to, end }: { from: Point; to: Point; end: WhichEnd | null }) {
  const size = end === null ? 5.5 : 8;
  const back = towards(to, from, size);
  const [dx, dy] = [(to.y - back.y) * 0.42, (back.x - to.x) * 0.42];
  return (
    <path
      className={styles.tip}
      data-end={end ?? undefined}
      d={`M${to.x} ${to.y}L${back.x + dx} ${back.y + dy}L${back.x - dx} ${back.y - dy}Z`}
    />
  );
}

function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** Both ends went over one line: each keeps to its own side of it. */
function sideways(points: readonly Point[], by: number): string {
  const [from, to] = [points[0]!, points[1]!];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return `translate(${(-(to.y - from.y) / length) * by} ${((to.x - from.x) / length) * by})`;
}
