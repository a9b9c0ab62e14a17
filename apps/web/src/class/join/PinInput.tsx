import type { Ref } from 'react';
import { pinDigits } from '../open/pinText.ts';
import styles from './PinInput.module.css';

interface PinInputProps {
  id: string;
  ref: Ref<HTMLInputElement>;
  value: string;
  isInvalid: boolean;
  onChange(pin: string): void;
}

const places = [0, 1, 2, 3, 4, 5];

/** Six digits in six cells. One real input lies over them: a phone's number keys, pasting and screen readers work as they always do. */
export function PinInput({ id, ref, value, isInvalid, onChange }: PinInputProps) {
  return (
    <div className={styles.pin} data-invalid={isInvalid}>
      <div className={styles.cells} aria-hidden="true">
        {places.map((place) => (
          <span key={place} data-next={place === Math.min(value.length, 5)}>
            {value[place]}
          </span>
        ))}
      </div>
      <input
        ref={ref}
        id={id}
        className={styles.input}
        value={value}
        onChange={({ currentTarget }) => onChange(pinDigits(currentTarget.value))}
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={isInvalid}
        required
      />
    </div>
  );
}
