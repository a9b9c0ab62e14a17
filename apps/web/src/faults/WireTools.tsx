import { Button, Group, ToggleButton } from 'react-aria-components';
import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import { isHandless } from '../state/isFed.ts';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';
import { tellLiveLab } from '../static/liveLab.ts';
import { useHand } from './handStore.ts';
import styles from './WireTools.module.css';

const faultPanel = laterPart({
  load: async () => (await import('./FaultPanel.tsx')).FaultPanel,
  StandIn: () => (
    <button type="button" className={styles.tool} aria-haspopup="dialog">
      장애
    </button>
  ),
});

const activeFaults = laterPart({
  load: async () => (await import('./ActiveFaults.tsx')).ActiveFaults,
  StandIn: () => null,
});

/** What a student can lay on the wire: the hand, step mode, faults; and what lies there now. */
export function WireTools() {
  const grabbing = useHand((state) => state.grabbing);
  const setGrabbing = useHand((state) => state.setGrabbing);
  const stepMode = useLab((state) => state.faults.some((one) => one.kind === 'stepMode'));
  const setFault = useLab((state) => state.setFault);
  const wire = useLab((state) => state.capabilities?.wire);
  const connected = useLab((state) => state.connection === 'open');
  const handless = useLab(isHandless);
  const off = wire !== undefined && !wire.available;
  return (
    <Group className={styles.tools ?? ''} aria-label="회선에 손대기">
      {isStatic && (
        <Button className={styles.tool ?? ''} onPress={() => tellLiveLab('wire')}>
          패킷 잡기와 장애
        </Button>
      )}
      {!isStatic && !handless && (
        <>
          <ToggleButton
            className={styles.tool ?? ''}
            isSelected={grabbing && !off}
            isDisabled={off}
            onChange={setGrabbing}
            data-testid="grab"
          >
            손으로 잡기
          </ToggleButton>
          <ToggleButton
            className={styles.tool ?? ''}
            isSelected={stepMode && !off}
            isDisabled={off || !connected}
            onChange={(on) => void setFault({ kind: 'stepMode', on })}
            data-testid="step-mode"
          >
            한 패킷씩
          </ToggleButton>
          <Later part={faultPanel} />
        </>
      )}
      <Later part={activeFaults} />
      {off && <p className={styles.reason}>{wire.detail}</p>}
    </Group>
  );
}
