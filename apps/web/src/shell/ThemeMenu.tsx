import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { type ThemeChoice, themeChoices, useTheme } from './theme.ts';

/** Light, dark, or what the system says. */
export function ThemeMenu() {
  const [theme, setTheme] = useTheme();
  const current = themeChoices[theme];
  return (
    <MenuTrigger>
      <Button className={controls.icon ?? ''} aria-label={`화면 테마, ${current.label}`}>
        <Icon name={current.icon} />
      </Button>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <Menu
          className={controls.menu ?? ''}
          aria-label="화면 테마"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => {
            const [next] = [...keys];
            if (next) setTheme(next as ThemeChoice);
          }}
        >
          {Object.entries(themeChoices).map(([id, { label, icon }]) => (
            <MenuItem key={id} id={id} className={controls.item ?? ''} textValue={label}>
              <Icon name={icon} />
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
