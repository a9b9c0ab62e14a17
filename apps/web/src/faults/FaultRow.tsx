import type { WireFaultKind } from '@socketlab/protocol';
import { faultWords } from '@socketlab/timeline';
import { useState } from 'react';
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
import type { FaultKind } from './faultKind.ts';
import { putFault, useFaultsOn } from './useWireFault.ts';

const ways: readonly Way[] = ['upstream', 'downstream', 'both'];

/** One fault: on or off, which way, its form, and what is known of it. Changed while it is on, it changes at once. */
export function FaultRow<K extends WireFaultKind>({ kind, isDisabled }: { kind: FaultKind<K>; isDisabled: boolean }) {
  const now = useFaultsOn().find((one) => one.fault.kind === kind.initial.kind);
  const [draft, setDraft] = useState(kind.initial);
  // One that watches whole connections stands on the wire once, whatever way the packets go.
  const [wayDraft, setWayDraft] = useState<Way>(kind.wholeConnections ? 'upstream' : 'both');
  const fault = (now?.fault as typeof draft | undefined) ?? draft;
  const way = now?.way ?? wayDraft;
  const { name, explain } = faultWords[kind.initial.kind];

  const change = (next: typeof draft) => {
    setDraft(next);
    if (now) void putFault(next, way);
  };
  const turn = (next: Way) => {
    setWayDraft(next);
    if (now) void putFault(fault, next);
  };
  return (
    <div className={styles.row} data-on={now !== undefined} data-fault={kind.initial.kind}>
      <Disclosure className={styles.fault ?? ''}>
        <div className={styles.line}>
          <Switch
            className={fields.switch ?? ''}
            isSelected={now !== undefined}
            isDisabled={isDisabled}
            onChange={(on) => void putFault(fault, on ? way : null)}
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
                if (next) turn(next);
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
          <kind.Fields fault={fault} onChange={change} />
        </div>
      )}
    </div>
  );
}
