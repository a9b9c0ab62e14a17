import { defaultHosts, type HostName } from '@socketlab/protocol';
import { type KeyboardEvent, useState } from 'react';
import { shortHostWords } from '../design/shortHostWords.ts';
import { tabByArrow } from '../design/tabKeys.ts';
import { useLab } from '../state/store.ts';
import styles from './Clients.module.css';
import { Computer } from './Computer.tsx';

/** The computers beside the server: one as it is, more as tabs. */
export function Clients() {
  const hosts = useLab((state) => state.space?.hosts ?? defaultHosts);
  const clients: readonly HostName[] = hosts.filter((host) => host !== 'server');
  const [chosen, choose] = useState<HostName>('client');
  const shown = clients.includes(chosen) ? chosen : 'client';
  if (clients.length < 2) return <Computer host="client" />;

  function onKeyDown(event: KeyboardEvent) {
    const next = tabByArrow(event, clients, shown);
    if (next === null) return;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  }
  return (
    <div className={styles.clients}>
      <div className={styles.tabs} role="tablist" aria-label="클라이언트 컴퓨터" onKeyDown={onKeyDown}>
        {clients.map((host) => (
          <button
            key={host}
            type="button"
            role="tab"
            id={`tab-${host}`}
            aria-selected={host === shown}
            aria-controls={host === shown ? 'panel-clients' : undefined}
            tabIndex={host === shown ? 0 : -1}
            onClick={() => choose(host)}
          >
            {shortHostWords[host]}
          </button>
        ))}
      </div>
      <div className={styles.panel} role="tabpanel" id="panel-clients" aria-labelledby={`tab-${shown}`}>
        <Computer key={shown} host={shown} />
      </div>
    </div>
  );
}
