import type { HostName, TcpState } from '@socketlab/protocol';
import type { CSSProperties } from 'react';
import { shortHostWords } from '../design/shortHostWords.ts';
import { stateStyle } from '../stage/stateStyle.ts';
import { textWidth } from '../stage/textWidth.ts';
import { DiagramLine, NumberBadge, Tip } from './DiagramLine.tsx';
import { boxes, boxOf, boxSize, diagramSize, jumpPoints, lines, onCurve, type Point } from './diagramLayout.ts';
import { passesOf } from './diagramPasses.ts';
import styles from './StateDiagram.module.css';
import type { PathStep } from './statePath.ts';
import type { TransitionKey } from './transitions.ts';
import type { Walker, WhichEnd } from './walker.ts';

interface DiagramFigureProps {
  walkers: readonly Walker[];
  label: string;
}

const lineKeys = Object.keys(lines) as TransitionKey[];

/** The figure itself: quiet lines first, the ways that were gone above them, the states above all. */
export function DiagramFigure({ walkers, label }: DiagramFigureProps) {
  const passes = passesOf(walkers);
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
      {walkers.map(({ end, steps }) => (
        <Jumps key={end} end={end} steps={steps} />
      ))}
      {(Object.keys(boxes) as TcpState[]).flatMap((state) =>
        boxes[state].map((box) => (
          <StateBox
            key={`${state} ${box.y}`}
            state={state}
            box={box}
            visits={walkers.map((walker) => ({ walker, visit: visitOf(walker.steps, state, box) }))}
          />
        )),
      )}
    </svg>
  );
}

type Visit = 'never' | 'passed' | 'now';

function visitOf(steps: readonly PathStep[], state: TcpState, box: Point): Visit {
  const here = (step: PathStep, index: number) =>
    step.state === state && boxOf(step.state, steps[index - 1]?.state ?? null) === box;
  const last = steps.length - 1;
  if (steps[last] && here(steps[last], last)) return 'now';
  return steps.some(here) ? 'passed' : 'never';
}

interface StateBoxProps {
  state: TcpState;
  box: Point;
  visits: readonly { walker: Walker; visit: Visit }[];
}

function StateBox({ state, box, visits }: StateBoxProps) {
  const { fill, ink } = stateStyle(state);
  const now = visits.some(({ visit }) => visit === 'now');
  const passed = now || visits.some(({ visit }) => visit === 'passed');
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
      {visits.map(
        ({ walker: { host, end }, visit }) =>
          visit === 'now' && <HereTag key={end} host={host} end={end} x={box.x} y={box.y - boxSize.height / 2 - 5} />,
      )}
    </g>
  );
}

/** 'Here it is now': the host's name in its own shape. */
function HereTag({ host, end, x, y }: { host: HostName; end: WhichEnd; x: number; y: number }) {
  const name = shortHostWords[host];
  const width = Math.round(textWidth(name, 10)) + 12;
  // Both may be here: the first reaches out to the left of the box, the second to its right.
  const middle = end === 'first' ? x + 3 - width / 2 : x + 17 + width / 2;
  return (
    <g className={styles.here} data-end={end} data-testid={`here-${host}`}>
      <rect x={middle - width / 2} y={y - 7} width={width} height="14" rx={end === 'first' ? 7 : 2} />
      <text x={middle} y={y} dy="0.35em">
        {name}
      </text>
    </g>
  );
}

/** Steps that the figure has no line for. */
function Jumps({ end: which, steps }: { end: WhichEnd; steps: readonly PathStep[] }) {
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
          data-end={which}
          d={`M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`}
        />
        <Tip from={bend} to={end} end={which} />
        <NumberBadge end={which} at={onCurve(curve, 0.5)} numbers={[number]} />
      </g>
    );
  });
}
