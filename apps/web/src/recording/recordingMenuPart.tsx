import controls from '../design/controls.module.css';
import { laterPart } from '../design/laterPart.ts';

/** The header's menu of what is kept of runs. */
export const recordingMenu = laterPart({
  load: async () => (await import('./RecordingMenu.tsx')).RecordingMenu,
  StandIn: () => (
    <button type="button" className={controls.pill} aria-haspopup="menu">
      기록
    </button>
  ),
});
