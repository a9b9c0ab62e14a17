import type { HostName } from '@socketlab/protocol';
import { hostWords, presetWords } from '@socketlab/timeline';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { useLab } from '../state/store.ts';
import styles from './HostControls.module.css';
import { presetOf } from './hostPresets.ts';

/** The computer's controls before their code has come. Nothing has power yet that could be taken from it. */
export function HostControlsStandIn({ host }: { host: HostName }) {
  const preset = useLab((state) => presetOf(state.faults, host));
  const off = useLab((state) => state.capabilities?.wire.available === false);
  return (
    <div className={styles.controls}>
      <button
        type="button"
        className={`${controls.pill} ${styles.preset}`}
        aria-haspopup={off ? 'dialog' : 'listbox'}
        aria-label={off ? undefined : `${presetWords[preset].name} ${hostWords[host]}의 재시도 설정`}
      >
        {off ? '전원과 재시도 꺼짐' : presetWords[preset].name}
        {!off && <Icon name="chevron" />}
      </button>
      {!off && (
        <button type="button" className={styles.power} aria-label={`${hostWords[host]} 전원 끄기`} disabled>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 2.2v5.4M4.7 4.3a5 5 0 1 0 6.6 0" />
          </svg>
        </button>
      )}
    </div>
  );
}
