import type { HostName } from '@socketlab/protocol';
import { lines, type Point, roundedPath, towards } from './diagramLayout.ts';
import type { Pass } from './diagramPasses.ts';
import styles from './StateDiagram.module.css';
import { type TransitionKey, transitionOf } from './transitions.ts';

/** One line of the figure with its words, and, where a host went over it, that host's own line on top. */
export function DiagramLine({ line, passes }: { line: TransitionKey; passes: readonly Pass[] }) {
  const { points, label, badgeOn } = lines[line];
  const { when, does } = transitionOf(line);
  const d = roundedPath(points);
  const end = points.at(-1)!;
  const beforeEnd = points.at(-2)!;
  return (
    <g data-line={line} data-passed={passes.length > 0}>
      <path className={styles.line} d={d} />
      <Tip from={beforeEnd} to={end} host={null} />
      {passes.map(({ host, derived }, index) => (
        <g key={host} transform={passes.length > 1 ? sideways(points, index === 0 ? -3 : 3) : undefined}>
          <path className={styles.way} data-host={host} data-derived={derived} d={d} />
          {host === 'server' && <path className={styles.core} d={d} />}
          <Tip from={beforeEnd} to={end} host={host} />
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
      {passes.map(({ host, numbers }, index) => (
        <NumberBadge
          key={host}
          host={host}
          numbers={numbers}
          at={between(points[badgeOn]!, points[badgeOn + 1]!, passes.length > 1 ? 0.3 + index * 0.35 : 0.45)}
        />
      ))}
    </g>
  );
}

/** Which step of a host's way this was: a circle for the client, a square for the server. */
export function NumberBadge({ host, numbers, at }: { host: HostName; numbers: readonly number[]; at: Point }) {
  const text = numbers.join(',');
  const half = 6 + Math.max(0, text.length - 1) * 2.4;
  return (
    <g className={styles.number}>
      <rect
        className={styles.badge}
        data-host={host}
        x={at.x - half}
        y={at.y - 6}
        width={half * 2}
        height="12"
        rx={host === 'client' ? 6 : 1.5}
      />
      <text x={at.x} y={at.y} dy="0.36em">
        {text}
      </text>
    </g>
  );
}

/** An arrow's head at `to`. */
export function Tip({ from, to, host }: { from: Point; to: Point; host: HostName | null }) {
  const size = host === null ? 5.5 : 8;
  const back = towards(to, from, size);
  const [dx, dy] = [(to.y - back.y) * 0.42, (back.x - to.x) * 0.42];
  return (
    <path
      className={styles.tip}
      data-host={host ?? undefined}
      d={`M${to.x} ${to.y}L${back.x + dx} ${back.y + dy}L${back.x - dx} ${back.y - dy}Z`}
    />
  );
}

function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** Two hosts went over one line: each keeps to its own side of it. */
function sideways(points: readonly Point[], by: number): string {
  const [from, to] = [points[0]!, points[1]!];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return `translate(${(-(to.y - from.y) / length) * by} ${((to.x - from.x) / length) * by})`;
}
