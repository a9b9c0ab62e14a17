import type { WireFaultKind } from '@socketlab/protocol';
import { faultWords } from '@socketlab/timeline';
import { useEffect, useRef, useState } from 'react';
import {
  Disclosure,
  DisclosurePanel,
  Button as Press,
  Switch,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import type { Way } from './directions.ts';
import { wayWords } from './directions.ts';
import styles from './FaultPanel.module.css';
import fields from './Fields.module.css';
import type { FaultKind, FaultOf } from './faultKind.ts';
import { putFault, useFaultsOn } from './useWireFault.ts';

interface Draft<K extends WireFaultKind> {
  fault: FaultOf<K>;
  way: Way;
}

const ways: readonly Way[] = ['upstream', 'downstream', 'both'];

/** One fault: on or off, which way, its form, and what is known of it. Changed while it is on, it changes at once. */
export function FaultRow<K extends WireFaultKind>({ kind, isDisabled }: { kind: FaultKind<K>; isDisabled: boolean }) {
  const now = useFaultsOn().find((one) => one.fault.kind === kind.initial.kind);
  // One that watches whole connections stands on the wire once, whatever way the packets go.
  const [draft, setDraft] = useState<Draft<K>>({
    fault: kind.initial,
    way: kind.wholeConnections ? 'upstream' : 'both',
  });
  const asking = useRef(0);
  const { fault, way } = draft;
  const { name, explain } = faultWords[kind.initial.kind];

  // The log has the last word, but not while something newer is still being asked for.
  const said = now && JSON.stringify(now);
  useEffect(() => {
    if (said !== undefined && asking.current === 0) setDraft(JSON.parse(said) as Draft<K>);
  }, [said]);

  const put = async (next: Draft<K>, on: boolean) => {
    setDraft(next);
    asking.current += 1;
    await putFault(next.fault, on ? next.way : null).finally(() => {
      asking.current -= 1;
    });
  };
  const change = (next: Draft<K>) => {
    if (now) void put(next, true);
    else setDraft(next);
  };
  return (
    <div className={styles.row} data-on={now !== undefined} data-fault={kind.initial.kind}>
      <Disclosure className={styles.fault ?? ''}>
        <div className={styles.line}>
          <Switch
            className={fields.switch ?? ''}
            isSelected={now !== undefined}
            isDisabled={isDisabled}
            onChange={(on) => void put(draft, on)}
          >
            <i />
            <span className={styles.name}>{name}</span>
          </Switch>
          {!kind.wholeConnections && (
            <ToggleButtonGroup
              className={styles.ways ?? ''}
              aria-label={`${name}의 방향`}
              selectionMode="single"
              disallowEmptySelection
              isDisabled={isDisabled}
              selectedKeys={[way]}
              onSelectionChange={(keys) => {
                const next = ways.find((one) => keys.has(one));
                if (next) change({ fault, way: next });
              }}
            >
              {ways.map((one) => (
                <ToggleButton key={one} id={one} aria-label={wayWords[one].text} className={styles.way ?? ''}>
                  {wayWords[one].sign}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )}
          <Press slot="trigger" className={styles.why ?? ''} aria-label={`${name}, 설명`}>
            ?
          </Press>
        </div>
        <DisclosurePanel className={styles.about ?? ''}>
          <dl>
            <dt>회선</dt>
            <dd>{explain}</dd>
            <dt>커널</dt>
            <dd>{kind.about.kernel}</dd>
            <dt>Node</dt>
            <dd>{kind.about.node}</dd>
          </dl>
        </DisclosurePanel>
      </Disclosure>
      {kind.Fields && !isDisabled && (
        <div className={styles.fields}>
          <kind.Fields fault={fault} onChange={(next) => change({ fault: next, way })} />
        </div>
      )}
    </div>
  );
}
