import { sharingLimits } from '@socketlab/protocol/recordings';
import styles from './ShareDialog.module.css';

const seen = [
  { name: '코드', text: '이 실행의 프로그램 전체' },
  { name: '패킷', text: '오간 바이트와 콘솔에 나온 글' },
  { name: '메모', text: '책갈피에 적은 글' },
] as const;

const days = sharingLimits.keptMs / (24 * 3600 * 1000);

/** What a link gives away: said before it is made. */
export function WhatIsSeen() {
  return (
    <>
      <p className={styles.text}>
        이 실행을 서버에 두고 링크를 만듭니다. <b>링크를 아는 사람은 누구나</b> 접속 토큰 없이 다음을 모두 봅니다.
      </p>
      <dl className={styles.seen}>
        {seen.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function HowLong() {
  return (
    <p className={styles.small}>
      {days}일 뒤에 지워집니다. 그 전에도 ‘서버에 둔 내 기록’에서 지울 수 있습니다. 나중에 바꾼 책갈피와 메모는 링크에
      담기지 않습니다. 링크를 새로 만들면 담깁니다.
    </p>
  );
}
