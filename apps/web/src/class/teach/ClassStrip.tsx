import { Button, DialogTrigger, Switch } from 'react-aria-components';
import { Icon } from '../../design/Icon.tsx';
import { SignDialog } from '../open/JoinSign.tsx';
import { openWall } from '../open/openWall.ts';
import { pinText } from '../open/pinText.ts';
import { useClass } from '../state/classStore.ts';
import { ClassMenu } from './ClassMenu.tsx';
import styles from './ClassStrip.module.css';
import { useTeach } from './teachStore.ts';

const connectionWords = {
  idle: null,
  open: null,
  connecting: '수업에 연결하는 중',
  lost: '수업과 연결이 끊김, 다시 연결하는 중',
  refused: '수업 연결을 거절당함',
} as const;

/** The class in one line above the page: how to come in, who is there, and what holds for everybody. */
export function ClassStrip() {
  const room = useClass((state) => state.room)!;
  const connection = useClass((state) => state.connection);
  const { show } = useTeach.getState();
  const trouble = connectionWords[connection];
  return (
    <section className={styles.strip} aria-label="수업" data-testid="class-strip">
      <b className={styles.title}>
        <bdi>{room.title}</bdi>
      </b>
      <DialogTrigger>
        <Button className={styles.pin!} aria-label={`PIN ${pinText(room.pin)}, 크게 보기`}>
          <small>PIN</small> {pinText(room.pin)}
        </Button>
        <SignDialog classId={room.id} pin={room.pin} />
      </DialogTrigger>
      <button type="button" className={styles.count} onClick={() => show('students')} data-testid="members-online">
        <i className={styles.dot} data-online={room.online > 0} />
        <span className={styles.word}>접속</span> {room.online}
        <small>/ {room.members}</small>
      </button>
      <button
        type="button"
        className={styles.count}
        data-hands={room.hands > 0}
        onClick={() => show('students')}
        data-testid="hands-up"
      >
        <span>손</span> {room.hands}
      </button>
      {trouble && (
        <span className={styles.trouble} role="status">
          {trouble}
        </span>
      )}
      <span className={styles.grow} />
      <Lock locked={room.locked} />
      <button type="button" className={styles.wall} onClick={openWall}>
        <Icon name="screen" />
        <span className={styles.word}>발표 화면</span>
        <span className="visuallyHidden">새 창으로 열기</span>
      </button>
      <ClassMenu classId={room.id} title={room.title} />
    </section>
  );
}

/** Locked: everybody follows the instructor, whatever they have chosen. */
function Lock({ locked }: { locked: boolean }) {
  return (
    <Switch
      className={styles.lock!}
      isSelected={locked}
      onChange={(on) => void useClass.getState().ask({ kind: 'lock', on })}
      data-testid="lock"
    >
      <i />
      <span>
        <span className={styles.word}>모두 </span>따라오기
      </span>
    </Switch>
  );
}
