import { Shell } from '../shell/Shell.tsx';
import { FreeLabPane } from './FreeLabPane.tsx';

/** The free lab at `/lab`, or one of its experiments. */
export function LabPage({ experiment }: { experiment: string | undefined }) {
  return <Shell place={null} pane={<FreeLabPane id={experiment} />} paneName="실험" />;
}
