import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { type ThemeChoice, useTheme } from './theme.ts';

const choices = [
  { id: 'system', label: '시스템 설정대로', icon: 'screen' },
  { id: 'light', label: '밝게', icon: 'sun' },
  { id: 'dark', label: '어둡게', icon: 'moon' },
] as const;

/** Light, dark, or what the system says. */
export function ThemeMenu() {
  const [theme, setTheme] = useTheme();
  const current = choices.find((choice) => choice.id === theme) ?? choices[0];
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
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} className={controls.item ?? ''} textValue={choice.label}>
              <Icon name={choice.icon} />
              {choice.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
