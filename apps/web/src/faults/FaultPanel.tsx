import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { useLab } from '../state/store.ts';
import { DiceField } from './DiceField.tsx';
import styles from './FaultPanel.module.css';
import { FaultRow } from './FaultRow.tsx';
import type { FaultKind } from './faultKind.ts';
import { faultGroups, faultKinds } from './faultKinds.ts';
import { putFault, useFaultsOn } from './useWireFault.ts';
import tools from './WireTools.module.css';

/** Every fault of the wire, on or off at any moment. Where there is no wire to break it says why. */
export function FaultPanel() {
  const wire = useLab((state) => state.capabilities?.wire);
  const several = useLab((state) => state.view.hosts.length > 2);
  const on = useFaultsOn();
  const off = wire !== undefined && !wire.available;
  return (
    <DialogTrigger>
      <Button className={`${tools.tool} ${styles.open}`} data-on={on.length > 0} data-testid="faults">
        장애{on.length > 0 && <b>{on.length}</b>}
      </Button>
      <Popover className={`${controls.popover} ${styles.popover}`} placement="bottom">
        <Dialog className={styles.panel ?? ''} aria-label="회선의 장애">
          <header className={styles.head}>
            <h2>회선의 장애</h2>
            <Button
              className={styles.allOff ?? ''}
              // Not disabled once nothing is on: it would lose the focus that has just pressed it.
              aria-disabled={on.length === 0}
              onPress={() => {
                void (async () => {
                  for (const { fault } of on) await putFault(fault, null);
                })();
              }}
            >
              모두 끄기
            </Button>
          </header>
          {off ? (
            <p className={styles.reason}>{wire.detail}</p>
          ) : (
            <p className={styles.reason}>
              <span>→</span> 서버로 가는 패킷 <span>←</span> 클라이언트로 가는 패킷 <span>↔</span> 양쪽
              {several && <> · 클라이언트끼리는 사다리에서 오른쪽으로 가는 패킷이 → 방향입니다.</>}
            </p>
          )}
          {faultGroups.map(({ title, kinds }) => (
            <section key={title} aria-label={title} className={styles.group}>
              <h3>{title}</h3>
              {kinds.map((kind) => (
                <FaultRow key={kind} kind={faultKinds[kind] as FaultKind} isDisabled={off} />
              ))}
            </section>
          ))}
          {!off && <DiceField />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
