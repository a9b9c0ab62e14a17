import { type AlignmentSummary, alignedLanes, type Difference } from '@socketlab/comparison';
import styles from './Counts.module.css';
import { differenceWords, laneWords } from './differenceWords.ts';

const differences: readonly Difference[] = ['same', 'changed', 'onlyA', 'onlyB'];

/** How many events of each lane are the same, and how many are not. */
export function Counts({ counts }: { counts: AlignmentSummary['counts'] }) {
  return (
    <table className={styles.counts}>
      <caption className="visuallyHidden">이벤트의 수</caption>
      <thead>
        <tr>
          <td />
          {differences.map((one) => (
            <th key={one} scope="col" data-difference={one}>
              <span aria-hidden="true">{differenceWords[one].sign}</span> {differenceWords[one].word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {alignedLanes.map((lane) => (
          <tr key={lane}>
            <th scope="row">{laneWords[lane]}</th>
            {differences.map((one) => (
              <td key={one} data-none={counts[lane][one] === 0}>
                {counts[lane][one]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
