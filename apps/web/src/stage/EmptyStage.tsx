import { Button } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';
import { RecordedRunButton } from '../static/RecordedRunButton.tsx';
import styles from './EmptyStage.module.css';

const counts: Readonly<Record<number, string>> = { 2: '두', 3: '세', 4: '네' };

/** What the stage says before anything has run. It draws no packet: none has been sent. */
export function EmptyStage() {
  const loopback = useLab((state) => state.capabilities?.mode === 'loopback');
  const busy = useLab((state) => state.busy !== null);
  const connection = useLab((state) => state.connection);
  const hosts = useLab((state) => state.space?.hosts.length ?? 2);
  const two = useLab((state) => state.files.length === 2 || state.space === null);
  const none = useLab((state) => state.files.length === 0 && state.space !== null);
  const programs = two ? '두 프로그램' : '모든 프로그램';
  const runAll = useLab((state) => state.runAll);
  const recorded = useLab((state) => state.recording !== null);
  // A kept run has its first entry already: nobody is asked to run anything.
  if (recorded) return null;
  return (
    <div className={styles.empty}>
      <span className={styles.life} />
      <div className={styles.words}>
        <h3>
          {busy ? '실험실을 여는 중' : connection === 'open' || isStatic ? '아직 조용합니다' : '서버를 기다리는 중'}
        </h3>
        <p>
          {isStatic
            ? '이 단계의 프로그램을 가상 컴퓨터에서 실제로 실행한 기록이 있습니다. 그때 일어난 일을 그대로 다시 봅니다.'
            : none
              ? '틀을 고르거나 컴퓨터에 파일을 더하면 실행할 수 있습니다.'
              : `실행을 누르면 ${programs}이 ${loopback ? '이 컴퓨터에서' : `${counts[hosts] ?? '여러'} 가상 컴퓨터에서`} 실제 Node 프로세스로 시작합니다.`}
        </p>
        {isStatic ? (
          <RecordedRunButton />
        ) : (
          <Button
            className={controls.primary ?? ''}
            isDisabled={busy || none || connection !== 'open'}
            onPress={() => void runAll()}
          >
            <Icon name="play" />
            {programs} 실행
          </Button>
        )}
        <ul>
          <li>시간은 아래로 흐릅니다.</li>
          {!loopback && <li>비스듬한 선 하나가 패킷 하나이고, 기울기는 실제로 걸린 시간입니다.</li>}
          {!loopback && <li>패킷을 누르면 바이트가 열립니다.</li>}
          {loopback && <li>루프백에서는 패킷을 볼 수 없어 호출과 이벤트에서 추정하고 점선으로 그립니다.</li>}
        </ul>
      </div>
      <span className={styles.life} />
    </div>
  );
}
