import { defaultHosts, type HostName, perHost } from '@socketlab/protocol';
import { type BandList, type SocketView, withJosa } from '@socketlab/timeline';
import { useMemo } from 'react';
import { ConnectionSelect } from '../connection/ConnectionSelect.tsx';
import { type ConnectionEnd, endsOf } from '../connection/connections.ts';
import { useAllBands, useConnection } from '../connection/useConnection.ts';
import { shortHostWords } from '../design/shortHostWords.ts';
import { useLab } from '../state/store.ts';
import { DiagramFigure } from './DiagramFigure.tsx';
import { PathList } from './PathList.tsx';
import styles from './StateDiagram.module.css';
import { statePath } from './statePath.ts';
import type { Walker, WhichEnd } from './walker.ts';

/** The TCP state diagram with the way that each end of one connection has gone through it, up to the moment that is shown. */
export function StateDiagram() {
  const bands = useLab((state) => state.view.bands);
  const all = useAllBands();
  const { shown, choose } = useConnection();
  const powerOffs = usePowerOffs();
  const { seek } = useLab.getState();
  const sockets = useLab((state) => state.view.sockets);
  const name = shown?.name ?? null;
  const ends = shown === null ? null : endsOf(shown);
  const pathOf = (host: HostName, from: BandList) => {
    const path = statePath(from, host, name, powerOffs[host]);
    // Nobody has called yet: who waits for it is in LISTEN.
    const waits = path.length === 0 && ends?.some((end) => end.host === host && listensFor(sockets[host], end));
    return waits ? statePath(from, host, null, powerOffs[host]) : path;
  };
  // Bands are few, and keep their identity until something changes: no need to keep their paths as well.
  const walkersIn = (from: BandList): readonly Walker[] =>
    (ends?.map(({ host }) => host) ?? defaultHosts).map((host, index) => ({
      host,
      end: index === 0 ? 'first' : 'second',
      steps: pathOf(host, from),
    }));
  const walkers = walkersIn(bands);
  const whole = walkersIn(all);
  const goTo = (atUs: number) => {
    // The moment may lie before the connection: it stays the one in view.
    if (name !== null) choose(name);
    seek(atUs);
  };
  return (
    <section className={styles.diagram} aria-label="TCP 상태도">
      <div className={styles.head}>
        {walkers.map(({ host, end }) => (
          <Key key={end} host={host} end={end} />
        ))}
        <span className={styles.choice}>
          <ConnectionSelect />
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      <div
        className={styles.scroller}
        role="group"
        aria-label="상태도 그림과 지나온 길"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <DiagramFigure walkers={walkers} label={`TCP 상태도. ${walkers.map(told).join(' ')}`} />
        <div className={styles.paths}>
          {whole.map(({ host, end, steps }, index) => (
            <PathList
              key={end}
              host={host}
              end={end}
              steps={steps}
              gone={walkers[index]?.steps.length ?? 0}
              onSeek={goTo}
            />
          ))}
        </div>
        <p className={styles.note}>
          그림은 RFC 9293의 그림 5이고, TCB는 커널이 연결 하나를 기억하는 자료입니다. 굵은 선이 실제로 지나온 길입니다.
          긴 점선은 패킷에서 추정한 것이고, 짧은 점선은 그림에 선이 없는 이동입니다.
        </p>
      </div>
    </section>
  );
}

/** When each host lost its power, by the whole log. */
function usePowerOffs(): Record<HostName, readonly number[]> {
  const timeline = useLab((state) => state.timeline);
  const all = useAllBands();
  // A power that goes takes bands with it: they are what says that there may be one more. The log itself is one growing object.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => {
    const offs = perHost((): number[] => []);
    for (const event of timeline.events)
      if (event.kind === 'power' && !event.on) offs[event.host].push(event.at - (event.lateUs ?? 0));
    return offs;
  }, [timeline, all]);
}

/** Whether a host waits for connections on the port that is its end of this one. */
function listensFor(sockets: readonly SocketView[], end: ConnectionEnd): boolean {
  return sockets.some(
    ({ kernel, local }) => kernel?.state === 'LISTEN' && local && end.local.endsWith(`:${local.port}`),
  );
}

function told({ host, steps }: Walker): string {
  const now = steps.at(-1);
  return now
    ? withJosa(`${shortHostWords[host]}{은/는} 지금 ${now.state}입니다.`)
    : `${shortHostWords[host]}의 소켓은 아직 없습니다.`;
}

/** How a host's way looks: line, mark and name. */
function Key({ host, end }: { host: HostName; end: WhichEnd }) {
  return (
    <span className={styles.key} data-end={end}>
      <svg width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">
        <path className={styles.way} data-end={end} d="M0 7H30" />
        {end === 'second' && <path className={styles.core} d="M0 7H30" />}
        {end === 'first' ? (
          <circle className={styles.badge} data-end={end} cx="15" cy="7" r="5.5" />
        ) : (
          <rect className={styles.badge} data-end={end} x="9.5" y="1.5" width="11" height="11" rx="1.5" />
        )}
      </svg>
      {shortHostWords[host]}
    </span>
  );
}
