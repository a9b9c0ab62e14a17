import type { DeedTarget } from '@socketlab/protocol/class';
import { useMemo } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import { Icon } from '../../design/Icon.tsx';
import { useClass } from '../state/classStore.ts';
import { useTeach } from '../teach/teachStore.ts';
import styles from './DeedPane.module.css';

const targets: readonly (readonly [DeedTarget['to'], string])[] = [
  ['stage', '무대'],
  ['all', '모두'],
  ['member', '한 학생'],
];
const delays = [0, 3, 5, 10, 30] as const;

/** Whom the next deed reaches, and when. */
export function AimBar() {
  const { target, afterMs, aim, putOff } = useTeach();
  const online = useClass((state) => state.room?.online ?? 0);
  const first = useClass((state) => state.roster.values().next().value ?? null);
  const change = (to: DeedTarget['to']) => {
    if (to !== 'member') aim({ to });
    else if (target.to !== 'member' && first) aim({ to, member: first.member }, first.nickname);
  };
  return (
    <div className={styles.aim}>
      <fieldset className={styles.segments} data-testid="deed-target">
        <legend>대상</legend>
        {targets.map(([to, text]) => (
          <label key={to} data-chosen={target.to === to} data-off={to === 'member' && !first}>
            <input
              type="radio"
              name="deed-target"
              className="visuallyHidden"
              checked={target.to === to}
              disabled={to === 'member' && !first}
              onChange={() => change(to)}
            />
            {text}
            {to === 'all' && <small>{online}</small>}
          </label>
        ))}
      </fieldset>
      {target.to === 'member' && <OneStudent member={target.member} />}
      <fieldset className={styles.segments} data-testid="deed-delay">
        <legend>언제</legend>
        {delays.map((seconds) => (
          <label key={seconds} data-chosen={afterMs === seconds * 1000}>
            <input
              type="radio"
              name="deed-delay"
              className="visuallyHidden"
              checked={afterMs === seconds * 1000}
              onChange={() => putOff(seconds * 1000)}
            />
            {seconds === 0 ? '지금' : `${seconds}초 뒤`}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

const byName = new Intl.Collator('ko', { numeric: true });

function OneStudent({ member }: { member: string }) {
  const roster = useClass((state) => state.roster);
  const students = useMemo(
    () =>
      [...roster.values()]
        .map((row) => ({ id: row.member, name: row.nickname }))
        .sort((a, b) => byName.compare(a.name, b.name)),
    [roster],
  );
  return (
    <ComboBox
      className={styles.student!}
      aria-label="장애를 낼 학생"
      defaultItems={students}
      selectedKey={member}
      onSelectionChange={(key) => {
        const chosen = students.find(({ id }) => id === key);
        if (chosen) useTeach.getState().aim({ to: 'member', member: chosen.id }, chosen.name);
      }}
    >
      <div className={styles.combo}>
        <Input />
        <Button>
          <Icon name="chevron" />
        </Button>
      </div>
      <Popover className={`${controls.popover} ${styles.students}`} maxHeight={320}>
        <ListBox<(typeof students)[number]> className={controls.menu!}>
          {({ id, name }) => (
            <ListBoxItem id={id} className={controls.item!} textValue={name}>
              <bdi>{name}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
