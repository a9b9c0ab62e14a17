import styles from './KeyHelp.module.css';
import { laneNames } from './whatIsAt.ts';

const shapes = [
  { text: '패킷, 호출과 이벤트, 상태 변화', d: 'M7 2.5v9', stroke: 'var(--syn)', fill: 'none', width: 2 },
  { text: '오류, RST', d: 'M2.5 11.5h9L7 3z', stroke: 'none', fill: 'var(--rst)', width: 0 },
  { text: '재전송', d: 'm7 2.5 4.5 4.5L7 11.5 2.5 7z', stroke: 'var(--ink)', fill: 'var(--panel)', width: 1.5 },
  { text: '사라진 패킷', d: 'M3.5 3.5l7 7m0-7l-7 7', stroke: 'var(--rst)', fill: 'none', width: 1.8 },
  { text: '장애 켬', d: 'M3 3h8v8H3z', stroke: 'none', fill: 'var(--data-ink)', width: 0 },
  { text: '장애 끔', d: 'M3 3h8v8H3z', stroke: 'var(--data-ink)', fill: 'var(--panel)', width: 1.5 },
] as const;

/** What the rows and the shapes of the scrub bar mean. */
export function MarkLegend() {
  return (
    <>
      <p className={styles.lanes}>
        위에서부터 {Object.values(laneNames).join(', ')}의 줄입니다. 막대 위에 포인터를 두면 그 시각에 있는 것이
        나옵니다.
      </p>
      <ul className={styles.legend}>
        {shapes.map(({ text, d, stroke, fill, width }) => (
          <li key={text}>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
              <path d={d} stroke={stroke} fill={fill} strokeWidth={width} />
            </svg>
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
