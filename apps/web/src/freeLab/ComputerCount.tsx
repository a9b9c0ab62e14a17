import type { HostName } from '@socketlab/protocol';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import slots from '../computer/SlotChoice.module.css';
import { useLab } from '../state/store.ts';
import { hostsWith } from './experiments.ts';
import styles from './FreeLabPane.module.css';

/** How many client computers the lab has beside its server. */
export function ComputerCount({ clients, onChange }: { clients: number; onChange(hosts: HostName[]): void }) {
  const used = useLab((state) => state.lab !== null);
  return (
    <section className={styles.section}>
      <h2 id="computer-count">컴퓨터</h2>
      <div className={styles.count}>
        <span>서버 1대와 클라이언트</span>
        <ToggleButtonGroup
          className={slots.slots!}
          aria-label="클라이언트 컴퓨터의 수"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[String(clients)]}
          onSelectionChange={(keys) => {
            const [count] = [...keys];
            if (count && Number(count) !== clients) onChange(hostsWith(Number(count)));
          }}
        >
          {[1, 2, 3].map((count) => (
            <ToggleButton key={count} id={String(count)} className={slots.slot!}>
              {count}대
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <p className={styles.small}>
        {used ? '수를 바꾸면 열린 실험실을 닫고 새로 시작합니다. ' : ''}줄인 컴퓨터의 파일은 다시 늘리면 돌아옵니다.
      </p>
    </section>
  );
}
