import { type DelayMs, delayChoicesMs } from '@socketlab/protocol';
import {
  Button,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { isHandless } from '../state/isFed.ts';
import { useLab } from '../state/store.ts';
import styles from './Header.module.css';

/** The one-way delay of the wire. Where the wire can't delay anything, the reason stands in its place. */
export function DelayChoice() {
  const delayMs = useLab((state) => state.delayMs);
  const setDelay = useLab((state) => state.setDelay);
  const wire = useLab((state) => state.capabilities?.wire);
  const handless = useLab(isHandless);

  if (wire && !wire.available)
    return (
      <DialogTrigger>
        <Button className={controls.pill ?? ''}>회선 지연 꺼짐</Button>
        <Popover className={controls.popover ?? ''} placement="bottom end">
          <Dialog className={styles.reason ?? ''} aria-label="회선 지연을 쓸 수 없는 이유">
            <p>{wire.detail}</p>
            {wire.remedy && <p className={styles.remedy}>{wire.remedy}</p>}
          </Dialog>
        </Popover>
      </DialogTrigger>
    );

  return (
    <Select
      isDisabled={handless}
      aria-label="회선의 편도 지연"
      value={delayMs}
      onChange={(key) => {
        if (key !== null) void setDelay(Number(key) as DelayMs);
      }}
    >
      <Button className={controls.pill ?? ''}>
        <span>회선</span>
        <SelectValue className={styles.value ?? ''}>{delayText(delayMs)}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <ListBox className={controls.menu ?? ''}>
          {delayChoicesMs.map((choice) => (
            <ListBoxItem key={choice} id={choice} className={controls.item ?? ''} textValue={delayText(choice)}>
              {delayText(choice)}
              <span className={styles.hint}>{choice === 0 ? '지연 없음' : `왕복 ${choice * 2} ms`}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function delayText(delayMs: DelayMs): string {
  return `${delayMs} ms`;
}
