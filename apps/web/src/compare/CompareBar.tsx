import { type AlignedLane, alignedLanes } from '@socketlab/comparison';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import styles from './CompareBar.module.css';
import { laneWords } from './differenceWords.ts';

export interface RowFilter {
  lanes: ReadonlySet<AlignedLane>;
  differencesOnly: boolean;
  /** Entries that join others together or count, too. */
  withQuiet: boolean;
}

interface CompareBarProps {
  filter: RowFilter;
  onFilter(filter: RowFilter): void;
  /** Which difference is chosen, from 1, and how many there are; 0: none is chosen. */
  place: { at: number; of: number };
  onDifference(by: 1 | -1): void;
  playing: boolean;
  onPlay(): void;
}

/** What moves both runs, and what of them is shown. */
export function CompareBar({ filter, onFilter, place, onDifference, playing, onPlay }: CompareBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.group}>
        <Button
          className={controls.button ?? ''}
          isDisabled={place.of === 0}
          onPress={() => onDifference(-1)}
          aria-keyshortcuts="P"
        >
          <Icon name="back" />
          이전 차이
        </Button>
        <Button
          className={controls.primary ?? ''}
          isDisabled={place.of === 0}
          onPress={() => onDifference(1)}
          aria-keyshortcuts="N"
        >
          다음 차이
          <Icon name="forward" />
        </Button>
        <output className={styles.place} aria-label="차이">
          {place.of === 0 ? '차이 없음' : place.at === 0 ? `차이 ${place.of}개` : `${place.at} / ${place.of}`}
        </output>
        <Button className={controls.button ?? ''} onPress={onPlay}>
          <Icon name={playing ? 'pause' : 'play'} />
          {playing ? '멈춤' : '함께 재생'}
        </Button>
      </div>
      <div className={styles.group}>
        <ToggleButtonGroup
          className={styles.lanes ?? ''}
          selectionMode="multiple"
          disallowEmptySelection
          selectedKeys={filter.lanes}
          onSelectionChange={(keys) => onFilter({ ...filter, lanes: new Set([...keys] as AlignedLane[]) })}
          aria-label="목록에 보일 것"
        >
          {alignedLanes.map((lane) => (
            <ToggleButton key={lane} id={lane} className={styles.toggle ?? ''}>
              <i data-lane={lane} />
              {laneWords[lane]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <ToggleButton
          className={styles.toggle ?? ''}
          isSelected={filter.differencesOnly}
          onChange={(differencesOnly) => onFilter({ ...filter, differencesOnly })}
        >
          차이만
        </ToggleButton>
        <ToggleButton
          className={styles.toggle ?? ''}
          isSelected={filter.withQuiet}
          onChange={(withQuiet) => onFilter({ ...filter, withQuiet })}
        >
          세부까지
        </ToggleButton>
      </div>
    </div>
  );
}
