import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import styles from './Compare.module.css';

export interface CompareProps {
  /** Of packages/lessons/comparisons, and two of its sides. */
  name: string;
  a: string;
  b: string;
}

const small = laterPart<CompareProps>({
  load: async () => (await import('../compare/SmallCompare.tsx')).SmallCompare,
  StandIn: () => <div className={styles.frame} aria-busy="true" />,
  target: null,
});

/** Two recorded runs side by side, inside a step: small, with the way to the whole. */
export function Compare(props: CompareProps) {
  return <Later part={small} props={props} />;
}
