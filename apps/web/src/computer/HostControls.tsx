import type { HostName, HostPreset } from '@socketlab/protocol';
import { hostWords, presetWords } from '@socketlab/timeline';
import {
  Button,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { useLab } from '../state/store.ts';
import styles from './HostControls.module.css';
import { presetNumbers, presetOf } from './hostPresets.ts';
import tipStyles from './SocketControls.module.css';
import { usePresentPower } from './useProgram.ts';

/** What is done to a whole computer: how long its kernel tries, and its power. Without virtual hosts neither can be, and the reason stands there. */
export function HostControls({ host }: { host: HostName }) {
  const wire = useLab((state) => state.capabilities?.wire);
  if (wire && !wire.available) return <Unavailable detail={wire.detail} remedy={wire.remedy} />;
  return (
    <div className={styles.controls}>
      <Preset host={host} />
      <Power host={host} />
    </div>
  );
}

function Preset({ host }: { host: HostName }) {
  const preset = useLab((state) => presetOf(state.faults, host));
  const setFault = useLab((state) => state.setFault);
  const watching = useLab((state) => state.watching !== null);
  return (
    <Select
      isDisabled={watching}
      aria-label={`${hostWords[host]}의 재시도 설정`}
      value={preset}
      onChange={(key) => {
        if (key !== null && key !== preset) void setFault({ kind: 'preset', host, preset: key as HostPreset });
      }}
    >
      <Button className={`${controls.pill} ${styles.preset}`} data-testid={`preset-${host}`}>
        <SelectValue>{presetWords[preset].name}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <ListBox className={controls.menu ?? ''}>
          {(Object.keys(presetNumbers) as HostPreset[]).map((key) => (
            <ListBoxItem key={key} id={key} className={controls.item ?? ''} textValue={presetWords[key].name}>
              <span className={styles.choice}>
                {presetWords[key].name}
                <small>{presetNumbers[key]}</small>
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function Power({ host }: { host: HostName }) {
  const on = usePresentPower(host);
  const reachable = useLab((state) => state.connection === 'open' && state.lab?.status === 'open');
  const setPower = useLab((state) => state.setPower);
  const name = on ? '전원 끄기' : '전원 켜기';
  return (
    <TooltipTrigger delay={350}>
      <Button
        className={styles.power!}
        data-on={on}
        aria-label={`${hostWords[host]} ${name}`}
        isDisabled={!reachable}
        onPress={() => void setPower(host, !on)}
        data-testid={`power-${host}`}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2.2v5.4M4.7 4.3a5 5 0 1 0 6.6 0" />
        </svg>
        {!on && '켜기'}
      </Button>
      <Tooltip className={tipStyles.explain!} placement="bottom" offset={6}>
        {on
          ? '전원 끄기. 프로그램은 그 자리에서 끝나고, 상대방에게는 아무것도 가지 않습니다.'
          : '전원 켜기. 프로그램은 다시 실행해야 합니다.'}
      </Tooltip>
    </TooltipTrigger>
  );
}

function Unavailable({ detail, remedy }: { detail: string; remedy: string | undefined }) {
  return (
    <DialogTrigger>
      <Button className={`${controls.pill} ${styles.preset}`}>전원과 재시도 꺼짐</Button>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <Dialog className={styles.reason ?? ''} aria-label="전원과 재시도 설정을 쓸 수 없는 이유">
          <p>{detail}</p>
          {remedy && <p className={styles.remedy}>{remedy}</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
