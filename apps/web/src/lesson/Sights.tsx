import type { Prediction } from '@socketlab/lessons';
import { orderSights } from './orderSights.ts';
import styles from './Predict.module.css';
import { RichText } from './RichText.tsx';

/** What this very run showed, in the order it happened. */
export function Sights({ prediction, sightUs }: { prediction: Prediction; sightUs: readonly (number | null)[] }) {
  return (
    <dl className={styles.sights}>
      {orderSights(prediction, sightUs).map((sight) => (
        <div key={sight.text}>
          <dt>
            <RichText text={sight.text} />
          </dt>
          <dd>{sight.when}</dd>
        </div>
      ))}
    </dl>
  );
}
