import type { HostName, TcpState } from '@socketlab/protocol';
import type { CSSProperties } from 'react';
import { stateStyle } from '../stage/stateStyle.ts';
import { DiagramLine, NumberBadge, Tip } from './DiagramLine.tsx';
import { boxes, boxOf, boxSize, diagramSize, jumpPoints, lines, onCurve, type Point } from './diagramLayout.ts';
import { passesOf } from './diagramPasses.ts';
import styles from './StateDiagram.module.css';
import type { PathStep } from './statePath.ts';
import type { TransitionKey } from './transitions.ts';

interface DiagramFigureProps {
  paths: Record<HostName, readonly PathStep[]>;
  label: string;
}

const hosts = ['client', 'server'] as const;
const lineKeys = Object.keys(lines) as TransitionKey[];

/** The figure itself: quiet lines first, the ways that were gone above them, the states above all. */
export function DiagramFigure({ paths, label }: DiagramFigureProps) {
  const passes = passesOf(paths);
  const quiet = lineKeys.filter((key) => !passes.has(key));
  const lit = lineKeys.filter((key) => passes.has(key));
  return (
    <svg
      className={styles.figure}
      viewBox={`0 0 ${diagramSize.width} ${diagramSize.height}`}
      role="img"
      aria-label={label}
      data-testid="state-diagram"
    >
      {[...quiet, ...lit].map((key) => (
        <DiagramLine key={key} line={key} passes={passes.get(key) ?? []} />
      ))}
      {hosts.map((host) => (
        <Jumps key={host} host={host} steps={paths[host]} />
      ))}
      {(Object.keys(boxes) as TcpState[]).flatMap((state) =>
        boxes[state].map((box) => (
          <StateBox
            key={`${state} ${box.y}`}
            state={state}
            box={box}
            visits={hosts.map((host) => visit(paths[host], state, box))}
          />
        )),
      )}
    </svg>
  );
}

type Visit = 'never' | 'passed' | 'now';

function visit(steps: readonly PathStep[], state: TcpState, box: Point): Visit {
  const here = (step: PathStep, index: number) =>
    step.state === state && boxOf(step.state, steps[index - 1]?.state ?? null) === box;
  const last = steps.length - 1;
  if (steps[last] && here(steps[last], last)) return 'now';
  return steps.some(here) ? 'passed' : 'never';
}

function StateBox({ state, box, visits }: { state: TcpState; box: Point; visits: readonly Visit[] }) {
  const { fill, ink } = stateStyle(state);
  const now = visits.includes('now');
  const passed = now || visits.includes('passed');
  return (
    <g
      className={styles.state}
      data-state={state}
      data-visit={now ? 'now' : passed ? 'passed' : 'never'}
      style={{ '--fill': fill, '--ink-of-state': ink } as CSSProperties}
    >
      <rect
        className={styles.ground}
        x={box.x - boxSize.width / 2}
        y={box.y - boxSize.height / 2}
        width={boxSize.width}
        height={boxSize.height}
        rx="7"
      />
      <rect
        className={styles.box}
        x={box.x - boxSize.width / 2}
        y={box.y - boxSize.height / 2}
        width={boxSize.width}
        height={boxSize.height}
        rx="7"
      />
      <text x={box.x} y={box.y} dy="0.35em">
        {state}
      </text>
      {visits[0] === 'now' && <HereTag host="client" x={box.x - 25} y={box.y - boxSize.height / 2 - 5} />}
      {visits[1] === 'now' && <HereTag host="server" x={box.x + 32} y={box.y - boxSize.height / 2 - 5} />}
    </g>
  );
}

/** 'Here it is now': the host's name in its own shape. */
function HereTag({ host, x, y }: { host: HostName; x: number; y: number }) {
  const width = host === 'client' ? 56 : 30;
  return (
    <g className={styles.here} data-host={host} data-testid={`here-${host}`}>
      <rect x={x - width / 2} y={y - 7} width={width} height="14" rx={host === 'client' ? 7 : 2} />
      <text x={x} y={y} dy="0.35em">
        {host === 'client' ? '클라이언트' : '서버'}
      </text>
    </g>
  );
}

/** Steps that the figure has no line for. */
function Jumps({ host, steps }: { host: HostName; steps: readonly PathStep[] }) {
  return steps.map((step, number) => {
    const before = steps[number - 1];
    if ((step.way !== 'jump' && step.way !== 'power') || !before) return null;
    const from = boxOf(before.state, steps[number - 2]?.state ?? null);
    const curve = jumpPoints(from, boxOf(step.state, before.state));
    const { start, bend, end } = curve;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the path
      <g key={number} data-jump={`${before.state}>${step.state}`}>
        <path
          className={styles.jump}
          data-host={host}
          d={`M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`}
        />
        <Tip from={bend} to={end} host={host} />
        <NumberBadge host={host} at={onCurve(curve, 0.5)} numbers={[number]} />
      </g>
    );
  });
}
