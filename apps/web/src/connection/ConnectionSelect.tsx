import type { ConnectionView } from '@socketlab/timeline';
import { useMemo } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { useLab } from '../state/store.ts';
import styles from './ConnectionSelect.module.css';
import { connectionLabel } from './connections.ts';
import { useConnection } from './useConnection.ts';

/** Which connection is shown, and where there are several, the choice among them. */
export function ConnectionSelect() {
  const { connections, shown, choose } = useConnection();
  const several = useLab((state) => state.view.hosts.length > 2);
  const newestFirst = useMemo(() => connections.slice().reverse(), [connections]);
  if (shown === null) return null;
  const label = (one: ConnectionView) => connectionLabel(one, several);
  if (connections.length === 1) return <span className={styles.only}>{label(shown)}</span>;
  return (
    <Select
      aria-label="보는 연결"
      value={shown.name}
      onChange={(key) => {
        if (key !== null) choose(String(key));
      }}
    >
      <Button className={`${controls.pill} ${styles.button}`}>
        <SelectValue>{label(shown)}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <ListBox className={`${controls.menu} ${styles.list}`} items={newestFirst}>
          {(one) => (
            <ListBoxItem id={one.name} className={controls.item ?? ''} textValue={label(one)}>
              <span className={styles.name}>{label(one)}</span>
              {!one.live && <span className={styles.over}>끝남</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
