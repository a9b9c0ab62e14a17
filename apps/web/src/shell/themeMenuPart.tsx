import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { laterPart } from '../design/laterPart.ts';
import { themeChoices, useTheme } from './theme.ts';

/** The choice of a theme. */
export const themeMenu = laterPart({
  load: async () => (await import('./ThemeMenu.tsx')).ThemeMenu,
  StandIn: function Stand() {
    const [theme] = useTheme();
    const { label, icon } = themeChoices[theme];
    return (
      <button type="button" className={controls.icon} aria-haspopup="menu" aria-label={`화면 테마, ${label}`}>
        <Icon name={icon} />
      </button>
    );
  },
});
