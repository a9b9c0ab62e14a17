import {
  Button,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField,
  Popover,
  Select,
  SelectValue,
  Switch,
} from 'react-aria-components';
import controls from '../design/controls.module.css';
import styles from './Fields.module.css';

interface NumberInputProps {
  label: string;
  unit: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  onChange(value: number): void;
}

/** A number with its unit. Told on leaving the field, by Enter, or by a button, which changes it by `step`. */
export function NumberInput({ label, unit, value, min, max, step = 1, onChange }: NumberInputProps) {
  const by = (change: number) => onChange(Math.min(max, Math.max(min, value + change)));
  return (
    // The field itself knows no step: it would round what was typed to one.
    <NumberField
      className={styles.number ?? ''}
      value={value}
      minValue={min}
      maxValue={max}
      onChange={(next) => {
        if (!Number.isNaN(next)) onChange(next);
      }}
    >
      <Label>{label}</Label>
      <Group className={styles.group ?? ''}>
        <Button slot={null} aria-label={`${label} 줄이기`} isDisabled={value <= min} onPress={() => by(-step)}>
          −
        </Button>
        <Input />
        <span className={styles.unit}>{unit}</span>
        <Button slot={null} aria-label={`${label} 늘리기`} isDisabled={value >= max} onPress={() => by(step)}>
          +
        </Button>
      </Group>
    </NumberField>
  );
}

/** A share of all packets, in percent. */
export function PercentInput(props: Pick<NumberInputProps, 'label' | 'value' | 'onChange'>) {
  return <NumberInput {...props} unit="%" min={0} max={100} step={5} />;
}

interface ChoiceInputProps<T extends string> {
  label: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  onChange(value: T): void;
}

/** One of a few named things. */
export function ChoiceInput<T extends string>({ label, value, choices, onChange }: ChoiceInputProps<T>) {
  return (
    <Select
      className={styles.choice ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = choices.find(([one]) => one === key);
        if (chosen) onChange(chosen[0]);
      }}
    >
      <Label>{label}</Label>
      <Button className={styles.select ?? ''}>
        <SelectValue />
      </Button>
      <Popover className={controls.popover ?? ''}>
        <ListBox className={controls.menu ?? ''}>
          {choices.map(([id, text]) => (
            <ListBoxItem key={id} id={id} className={controls.item ?? ''} textValue={text}>
              {text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** Yes or no. */
export function SwitchInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange(value: boolean): void;
}) {
  return (
    <Switch className={styles.switch ?? ''} isSelected={value} onChange={onChange}>
      <i />
      {label}
    </Switch>
  );
}
