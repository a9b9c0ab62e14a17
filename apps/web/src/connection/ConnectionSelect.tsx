import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import styles from './ConnectionSelect.module.css';
import { connectionLabel } from './connections.ts';
import { useConnection } from './useConnection.ts';

/** Which connection is shown, and where there are several, the choice among them. */
export function ConnectionSelect() {
  const { connections, shown, choose } = useConnection();
  if (shown === null) return null;
  if (connections.length === 1) return <span className={styles.only}>{connectionLabel(shown)}</span>;
  return (
    <Select
      aria-label="보는 연결"
      value={shown}
      onChange={(key) => {
        if (key !== null) choose(String(key));
      }}
    >
      <Button className={`${controls.pill} ${styles.button}`}>
        <SelectValue>{connectionLabel(shown)}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <ListBox className={`${controls.menu} ${styles.list}`} items={connections.toReversed()}>
          {({ name, live }) => (
            <ListBoxItem id={name} className={controls.item ?? ''} textValue={connectionLabel(name)}>
              <span className={styles.name}>{connectionLabel(name)}</span>
              {!live && <span className={styles.over}>끝남</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
