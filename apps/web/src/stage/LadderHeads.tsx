import type { StageView } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';
import styles from './Ladder.module.css';
import type { LadderFrame } from './ladderFrame.ts';

/**
 * Whose lifeline is whose, above the ladder however far it is scrolled. Between two computers nobody needs to be told: each stands
 * beside its own.
 */
export function LadderHeads({ frame, power }: { frame: LadderFrame; power: StageView['power'] }) {
  return (
    <div className={styles.heads} aria-hidden="true">
      {frame.hosts.map((host) => (
        <span
          key={host}
          style={{ left: frame.lifeline[host] }}
          data-lifeline={host}
          data-power={power[host] ? 'on' : 'off'}
        >
          {shortHostWords[host]}
        </span>
      ))}
    </div>
  );
}
