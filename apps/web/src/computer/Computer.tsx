import type { HostName } from '@socketlab/protocol';
import { hostWords } from '@socketlab/timeline';
import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';
import styles from './Computer.module.css';
import { FileCard } from './FileCard.tsx';
import { HostControlsStandIn } from './HostControlsStandIn.tsx';
import { socketList } from './socketListPart.tsx';

const hostControls = laterPart<{ host: HostName }>({
  load: async () => (await import('./HostControls.tsx')).HostControls,
  StandIn: HostControlsStandIn,
});

/** One of the lab's computers: its power, code, console and sockets. */
export function Computer({ host }: { host: HostName }) {
  const address = useLab((state) => state.view.addresses[host]);
  const on = useLab((state) => state.view.power[host]);
  return (
    <section className={styles.computer} aria-label={hostWords[host]} data-host={host} data-power={on ? 'on' : 'off'}>
      <div className={styles.head}>
        <h3 className={styles.name}>
          {hostWords[host]}
          <span className={styles.address}>{address ?? ''}</span>
        </h3>
        {!isStatic && <Later part={hostControls} props={{ host }} />}
      </div>
      {!on && (
        <p className={styles.dark} role="status">
          전원이 꺼져 있습니다. 이 컴퓨터로 오는 패킷은 사라집니다.
        </p>
      )}
      <FileCard host={host} />
      <Later part={socketList} props={{ host }} />
    </section>
  );
}
