import type { HostName } from '@socketlab/protocol';
import { useState } from 'react';
import { NumberInput } from '../../faults/Fields.tsx';
import styles from './AllDeeds.module.css';
import { fireDeeds } from './fireDeeds.ts';
import type { HostDeed } from './hostDeeds.ts';

/** Something done to one computer, with its number or text. */
export function HostDeedRow({ deed, host }: { deed: HostDeed; host: HostName }) {
  const { name, text, value: form } = deed;
  const [value, setValue] = useState<number | string>(form?.initial ?? 0);
  return (
    <div className={styles.row}>
      <p>
        <b>{name}</b>
        <small>{text}</small>
      </p>
      <button
        type="button"
        aria-label={`${name}, 내기`}
        disabled={value === ''}
        onClick={() => void fireDeeds([deed.deed(host, value)])}
      >
        내기
      </button>
      {form && (
        <div className={styles.form}>
          {'min' in form ? (
            <NumberInput
              label={form.label}
              unit="ms"
              value={Number(value)}
              min={form.min}
              max={form.max}
              step={form.step}
              onChange={setValue}
            />
          ) : (
            <label className={styles.text}>
              {form.label}
              <input value={value} maxLength={1000} onChange={({ currentTarget }) => setValue(currentTarget.value)} />
            </label>
          )}
        </div>
      )}
    </div>
  );
}
