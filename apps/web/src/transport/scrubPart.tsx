import { laterPart } from '../design/laterPart.ts';
import styles from './Transport.module.css';

/** The scrub bar, once there is something to move in. */
export const scrubPart = laterPart({
  load: async () => (await import('./Scrub.tsx')).Scrub,
  StandIn: () => <div className={styles.scrubPlace} />,
  target: null,
});
