import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import controls from '../../design/controls.module.css';
import { Icon } from '../../design/Icon.tsx';
import type { ClassPageState } from '../classState.ts';
import styles from './ClassBar.module.css';

type Over = NonNullable<ClassPageState['over']>;

/** Why the page is out of the class, and what the student can do. */
const words: Readonly<Record<Over, { what: string; next: string; join: boolean }>> = {
  ended: {
    what: '수업이 끝났습니다.',
    next: '코드와 진도는 이 브라우저에 그대로 있습니다.',
    join: false,
  },
  idle: {
    what: '오래 아무도 쓰지 않아 수업이 끝났습니다.',
    next: '코드와 진도는 이 브라우저에 그대로 있습니다. 수업이 이어진다면 강사에게 새 PIN을 받습니다.',
    join: true,
  },
  kicked: {
    what: '강사가 이 페이지를 수업에서 내보냈습니다.',
    next: 'PIN을 다시 적으면 돌아갈 수 있습니다.',
    join: true,
  },
  banned: {
    what: '이 수업에는 다시 들어갈 수 없습니다.',
    next: '잘못된 일이라면 강사에게 말합니다.',
    join: false,
  },
  left: {
    what: '수업에서 나왔습니다.',
    next: '코드와 진도는 그대로 있습니다. PIN을 다시 적으면 돌아갈 수 있습니다.',
    join: true,
  },
};

/** `owner`: the server is this browser's own, and goes on running its programs. */
export function OverBar({ reason, owner }: { reason: Over; owner: boolean }) {
  const [read, setRead] = useState(false);
  if (read) return null;
  const { what, next, join } = words[reason];
  return (
    <section className={styles.bar} aria-label="수업" data-over={reason} data-testid="class-over">
      <p className={styles.over} role="status">
        <b>{what}</b> {next}{' '}
        {owner ? '강의는 혼자 이어서 할 수 있습니다.' : '이 페이지에서는 이제 읽기만 할 수 있습니다.'}
      </p>
      <span className={styles.deeds}>
        {join && <Link href="/join">다시 들어가기</Link>}
        {/* It says why nothing can be run, as long as nothing can. */}
        {owner && (
          <Button className={controls.quiet ?? ''} aria-label="알림 닫기" onPress={() => setRead(true)}>
            <Icon name="close" />
          </Button>
        )}
      </span>
    </section>
  );
}
