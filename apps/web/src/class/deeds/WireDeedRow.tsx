import type { WireFaultKind } from '@socketlab/protocol';
import { faultWords } from '@socketlab/timeline';
import { useState } from 'react';
import { type Way, wayWords } from '../../faults/directions.ts';
import type { FaultKind, FaultOf } from '../../faults/faultKind.ts';
import styles from './AllDeeds.module.css';
import { fireDeeds } from './fireDeeds.ts';
import { wireDeeds } from './readyDeeds.ts';

const ways: readonly Way[] = ['upstream', 'downstream', 'both'];

/** A fault of the wire with its form: not on or off in this page's lab, but a deed on others'. */
export function WireDeedRow<K extends WireFaultKind>({ kind }: { kind: FaultKind<K> }) {
  const [fault, setFault] = useState<FaultOf<K>>(kind.initial);
  const [way, setWay] = useState<Way>(kind.wholeConnections ? 'upstream' : 'both');
  const { name, explain } = faultWords[kind.initial.kind];
  return (
    <div className={styles.row} data-fault={kind.initial.kind}>
      <p>
        <b>{name}</b>
        <small>{explain}</small>
      </p>
      <span className={styles.do}>
        <button type="button" aria-label={`${name}, 내기`} onClick={() => void fireDeeds(wireDeeds(fault, way))}>
          내기
        </button>
        <button type="button" aria-label={`${name}, 끄기`} onClick={() => void fireDeeds(wireDeeds(fault, way, false))}>
          끄기
        </button>
      </span>
      <div className={styles.form}>
        {!kind.wholeConnections && (
          <fieldset className={styles.ways}>
            <legend className="visuallyHidden">{name}의 방향</legend>
            {ways.map((one) => (
              <label key={one} data-chosen={one === way} title={wayWords[one].text}>
                <input
                  type="radio"
                  name={`way-${kind.initial.kind}`}
                  className="visuallyHidden"
                  aria-label={wayWords[one].text}
                  checked={one === way}
                  onChange={() => setWay(one)}
                />
                {wayWords[one].sign}
              </label>
            ))}
          </fieldset>
        )}
        {kind.Fields && <kind.Fields fault={fault} onChange={setFault} />}
      </div>
    </div>
  );
}
