import type { Capabilities } from '@socketlab/protocol';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { useLab } from '../state/store.ts';
import styles from './Header.module.css';
import { modeNames } from './modeNames.ts';

const rows: readonly { key: Exclude<keyof Capabilities, 'mode'>; label: string }[] = [
  { key: 'virtualHosts', label: '가상 컴퓨터' },
  { key: 'kernelView', label: '커널 소켓 표' },
  { key: 'wire', label: '회선 지연' },
  { key: 'sandbox', label: '샌드박스' },
  { key: 'ownCode', label: '고친 코드 실행' },
];

/** Says whether packets are the kernel's own or inferred, and, on a press, what this machine can do. */
export function ModeBadge() {
  const capabilities = useLab((state) => state.capabilities);
  if (!capabilities) return null;
  const real = capabilities.mode === 'virtual';
  return (
    <DialogTrigger>
      <Button className={`${controls.pill} ${real ? styles.real : styles.inferred}`}>
        {modeNames[capabilities.mode]}
      </Button>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <Dialog className={styles.reason ?? ''}>
          <Heading slot="title" className={styles.reasonTitle ?? ''}>
            이 서버가 할 수 있는 일
          </Heading>
          <dl className={styles.abilities}>
            {rows.map(({ key, label }) => (
              <div key={key} data-available={capabilities[key].available}>
                <dt>
                  {label} <b>{capabilities[key].available ? '예' : '아니요'}</b>
                </dt>
                <dd>
                  {capabilities[key].detail}
                  {capabilities[key].remedy && <span className={styles.remedy}>{capabilities[key].remedy}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
