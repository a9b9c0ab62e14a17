import { type HostName, hostNames } from '@socketlab/protocol';
import { Narration } from '../../narration/Narration.tsx';
import { Ladder } from '../../stage/Ladder.tsx';
import { useLab } from '../../state/store.ts';
import { WallCode } from './WallCode.tsx';
import styles from './WallStage.module.css';

/** The stage on a wall: code with its running line, the wire with its packets, and the sentence for what happens. */
export function WallStage({ withCode }: { withCode: boolean }) {
  const files = useLab((state) => state.files);
  const hosts = hostNames.filter((host) => files.some((file) => file.host === host));
  return (
    <section className={styles.stage} data-code={withCode} aria-label="무대" data-testid="wall-stage">
      {withCode && (
        <div className={styles.codes}>
          {shownHosts(hosts).map((host) => (
            <WallCode key={host} host={host} />
          ))}
        </div>
      )}
      {/* Nothing on a wall can be pressed. */}
      <div className={styles.wire} inert>
        <div className={styles.ladder}>
          <Ladder zoom={0} />
        </div>
      </div>
      <div className={styles.words}>
        <Narration />
      </div>
    </section>
  );
}

/** Two texts have room: the first client's and the server's. */
function shownHosts(hosts: readonly HostName[]): readonly HostName[] {
  const client = hosts.find((host) => host !== 'server');
  return [...(client ? [client] : []), ...(hosts.includes('server') ? (['server'] as const) : [])];
}
