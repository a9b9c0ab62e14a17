import { useState } from 'react';
import { Button } from 'react-aria-components';
import { endsOf } from '../connection/connections.ts';
import { useConnection } from '../connection/useConnection.ts';
import { Icon } from '../design/Icon.tsx';
import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import { useMediaQuery } from '../design/useMediaQuery.ts';
import { KernelEnd } from './KernelEnd.tsx';
import styles from './KernelStrip.module.css';

const connectionSelect = laterPart({
  load: async () => (await import('../connection/ConnectionSelect.tsx')).ConnectionSelect,
  StandIn: () => null,
});

const key = 'socketlab.kernelStrip';

/** 커널 줄: what both kernels' tables say of one connection, side by side. Folded on a small screen, where the ladder needs the room, until it is opened; a choice is remembered. */
export function KernelStrip() {
  const small = useMediaQuery('(max-width: 899px), (max-height: 859px)');
  const [chosen, setChosen] = useState<boolean | null>(storedChoice);
  const { shown } = useConnection();
  const open = chosen ?? !small;
  const toggle = () => {
    setChosen(!open);
    try {
      localStorage.setItem(key, open ? 'closed' : 'open');
    } catch {
      // Storage may be refused; the choice then lasts as long as the page.
    }
  };
  return (
    <section className={styles.strip} aria-label="커널 줄" data-testid="kernel-strip">
      <div className={styles.head}>
        <Button className={styles.fold ?? ''} aria-expanded={open} aria-controls="kernel-strip" onPress={toggle}>
          <Icon name="chevron" />
          커널
        </Button>
        {open && <Later part={connectionSelect} />}
      </div>
      <div id="kernel-strip" className={styles.ends} hidden={!open}>
        {open && shown === null && <p className={styles.none}>아직 연결이 없습니다.</p>}
        {open && shown !== null && endsOf(shown).map((end) => <KernelEnd key={end.host} end={end} />)}
      </div>
    </section>
  );
}

function storedChoice(): boolean | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : stored === 'open';
  } catch {
    return null;
  }
}
