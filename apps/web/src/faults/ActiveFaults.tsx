import type { WireFault } from '@socketlab/protocol';
import { faultWords } from '@socketlab/timeline';
import { Button } from 'react-aria-components';
import { Icon } from '../design/Icon.tsx';
import { isHandless } from '../state/isFed.ts';
import { useLab } from '../state/store.ts';
import styles from './ActiveFaults.module.css';
import { wayWords } from './directions.ts';
import { faultKinds } from './faultKinds.ts';
import { putFault, useFaultsOn } from './useWireFault.ts';

/** The marks on the wire: what is on, which way, and a way to take it off. */
export function ActiveFaults() {
  const handless = useLab(isHandless);
  return useFaultsOn().map(({ fault, way }) => {
    const text = faultWords[fault.kind].short(fault);
    return (
      <span key={fault.kind} className={styles.chip} data-testid="active-fault" data-fault={fault.kind}>
        {text}
        {!faultKinds[fault.kind].wholeConnections && (
          <>
            <b aria-hidden="true">{wayWords[way].sign}</b>
            <span className="visuallyHidden">{wayWords[way].text}</span>
          </>
        )}
        {!handless && (
          <Button className={styles.off ?? ''} aria-label={`${text} 끄기`} onPress={() => void takeOff(fault)}>
            <Icon name="close" />
          </Button>
        )}
      </span>
    );
  });
}

/** The mark goes, and with it the button that was pressed: the focus goes on to where faults are put on. */
async function takeOff(fault: WireFault): Promise<void> {
  await putFault(fault, null);
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('[data-testid="faults"]')?.focus();
  });
}
