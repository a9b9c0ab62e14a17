import { highestDice, useDice } from './dice.ts';
import styles from './FaultPanel.module.css';
import { NumberInput } from './Fields.tsx';
import { putFault, useFaultsOn } from './useWireFault.ts';

/** Which dice the faults throw. Another number lets all that are on throw anew. */
export function DiceField() {
  const { number, setNumber } = useDice();
  const on = useFaultsOn();
  const change = async (next: number) => {
    setNumber(next);
    for (const { fault, way } of on) await putFault(fault, way);
  };
  return (
    <footer className={styles.dice}>
      <NumberInput
        label="주사위"
        unit="번"
        value={number}
        min={1}
        max={highestDice}
        onChange={(next) => void change(next)}
      />
      <p>번호가 같으면 다시 실행해도 같은 차례의 패킷에 같은 일이 일어납니다.</p>
    </footer>
  );
}
