import type { ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover, type PopoverProps } from 'react-aria-components';
import controls from './controls.module.css';
import styles from './DeedMenu.module.css';

/** Something that can be chosen from a menu: its name, and a sentence on what it does. */
export interface MenuDeed {
  id: string;
  name: string;
  text: string;
}

interface DeedMenuProps {
  label: string;
  onAction(id: string): void;
  disabled?: readonly string[];
  placement?: NonNullable<PopoverProps['placement']>;
  /** A long one, whose button stands at the edge of the page: it may be as high as the page. */
  tall?: boolean;
  children: ReactNode;
}

/** What a button with more behind it opens: deeds, each with what it does. Stands in a `MenuTrigger`, behind its button. */
export function DeedMenu({
  label,
  onAction,
  disabled = [],
  placement = 'bottom end',
  tall = false,
  children,
}: DeedMenuProps) {
  return (
    <Popover className={controls.popover!} placement={placement}>
      <Menu
        className={`${controls.menu} ${styles.menu}`}
        aria-label={label}
        data-tall={tall || undefined}
        disabledKeys={disabled}
        onAction={(key) => onAction(String(key))}
      >
        {children}
      </Menu>
    </Popover>
  );
}

/** The deeds of a menu, or of one section of it. */
export function Deeds({ deeds, title }: { deeds: readonly MenuDeed[]; title?: string }) {
  const items = deeds.map(({ id, name, text }) => (
    <MenuItem key={id} id={id} className={styles.item!} textValue={name}>
      <span>{name}</span>
      <small>{text}</small>
    </MenuItem>
  ));
  if (title === undefined) return items;
  return (
    <MenuSection>
      <Header className={styles.section!}>{title}</Header>
      {items}
    </MenuSection>
  );
}
