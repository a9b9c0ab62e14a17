import { useState } from 'react';
import { Button } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { clockLabel } from '../stage/timeGrid.ts';
import { useLab } from '../state/store.ts';
import type { DifferenceKind, RerunDifference } from './differences.ts';
import { CompareRuns, Dismiss, OldRun } from './RerunButtons.tsx';
import styles from './RerunCard.module.css';
import type { RerunOutcome } from './rerunStore.ts';
import { type Verdict, verdictOf } from './rerunVerdict.ts';
import { showStage } from './showStage.ts';

const kindWords: Record<DifferenceKind, string> = {
  gone: '이번에 없음',
  extra: '이번에 더 있음',
  changed: '달라짐',
  order: '순서',
  timing: '시간',
};

const kinds = Object.keys(kindWords) as DifferenceKind[];
/** Rows of a list; the rest is counted. */
const shownRows = 60;

const verdictWords: Record<Verdict, string> = {
  open: '그 순간에 이르렀습니다. 원래와 견주는 중입니다.',
  failed: '그 순간에 이르렀습니다. 원래와 견주지는 못했습니다.',
  same: '원래와 같습니다.',
  nearly: '따로 보낸 ACK만 원래와 다릅니다.',
  different: '원래와 다른 곳이 있습니다.',
};

const marks: Record<Exclude<Verdict, 'open'>, string> = { failed: '?', same: '=', nearly: '≈', different: '≠' };

/** In what the rerun is not the run that it repeats. */
export function RerunReport({ outcome }: { outcome: RerunOutcome }) {
  const { differences, problems, reached, stopped, edited } = outcome;
  const seek = useLab((state) => state.seek);
  const goTo = (atUs: number) => {
    seek(atUs);
    showStage();
  };
  const [open, setOpen] = useState(false);
  const found = typeof differences === 'string' ? [] : differences;
  const verdict = verdictOf(outcome);
  const telling = found.filter(({ bareAck }) => !bareAck);
  const acks = found.filter(({ bareAck }) => bareAck);
  const told = [
    ...kinds.map((kind) => ({ words: kindWords[kind], count: telling.filter((one) => one.kind === kind).length })),
    { words: '되풀이하지 못한 일', count: problems.length },
    { words: '따로 보낸 ACK', count: acks.length },
  ].flatMap(({ words, count }) => (count > 0 ? [`${words} ${count}`] : []));
  return (
    <section className={styles.card} aria-label="다시 실행" data-verdict={verdict} data-testid="rerun-report">
      <p role="status">
        {verdict === 'open' ? (
          <span className={styles.spinner} aria-hidden="true" />
        ) : (
          <i className={styles.mark} aria-hidden="true">
            {marks[verdict]}
          </i>
        )}
        <b>{verdictWords[verdict]}</b> {told.length > 0 && <span className={styles.counts}>{told.join(' · ')}</span>}
        {!reached && '원래 실행의 마지막 일은 이번에 일어나지 않았습니다. '}
        {stopped
          ? '회선을 멈췄습니다. 패킷을 하나씩 보내거나 한 패킷씩을 끄면 이어집니다.'
          : '여기부터는 실제로 실행됩니다.'}
        {edited && ' 실행한 것은 그때의 코드이고, 지금 편집기의 코드와 다릅니다.'}
      </p>
      {(found.length > 0 || problems.length > 0) && (
        <Button
          className={controls.button ?? ''}
          aria-expanded={open}
          aria-controls="rerun-differences"
          onPress={() => setOpen(!open)}
        >
          {open ? '접기' : '다른 곳 보기'}
        </Button>
      )}
      <CompareRuns />
      <OldRun />
      <Dismiss />
      {open && (
        <ul id="rerun-differences" className={styles.list}>
          {problems.map(({ seq, atUs, deed, why }) => (
            <li key={seq}>
              <button type="button" onClick={() => goTo(atUs)}>
                <time>{clockLabel(atUs)}</time>
                <em data-kind="deed">한 일</em>
                <span>
                  <b>{deed}</b> {why}
                </span>
              </button>
            </li>
          ))}
          <Rows differences={telling} goTo={goTo} />
          {acks.length > 0 && (
            <li className={styles.group}>
              <b>따로 보낸 ACK {acks.length}개</b> 데이터 없이 확인 응답만 담은 패킷입니다. 언제 따로 보낼지는 커널이
              그때마다 정하므로 실행할 때마다 다를 수 있습니다.
            </li>
          )}
          <Rows differences={acks} goTo={goTo} />
        </ul>
      )}
    </section>
  );
}

interface RowsProps {
  differences: readonly RerunDifference[];
  goTo(atUs: number): void;
}

function Rows({ differences, goTo }: RowsProps) {
  return (
    <>
      {differences.slice(0, shownRows).map(({ kind, what, detail, atUs, bareAck }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <li key={at} data-bare-ack={bareAck || undefined}>
          <button type="button" onClick={() => goTo(atUs)}>
            <time>{clockLabel(atUs)}</time>
            <em data-kind={kind}>{kindWords[kind]}</em>
            <span>
              <b>{what}</b> {detail}
            </span>
          </button>
        </li>
      ))}
      {differences.length > shownRows && <li className={styles.rest}>외 {differences.length - shownRows}개</li>}
    </>
  );
}
