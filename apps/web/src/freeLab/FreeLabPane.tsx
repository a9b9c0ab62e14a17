import { useEffect, useMemo } from 'react';
import { Redirect, useLocation } from 'wouter';
import { useLab } from '../state/store.ts';
import { useExperiments } from '../work/experimentShelf.ts';
import { ComputerCount } from './ComputerCount.tsx';
import { ExperimentList } from './ExperimentList.tsx';
import { ExperimentMenu } from './ExperimentMenu.tsx';
import { changeExperiment, experimentOf, scratchId } from './experiments.ts';
import styles from './FreeLabPane.module.css';
import { TemplateList } from './TemplateList.tsx';
import { TemplateNotes } from './TemplateNotes.tsx';

/** The pane of the free lab: the open experiment, what it can begin with, and those that were kept. */
export function FreeLabPane({ id = scratchId }: { id?: string | undefined }) {
  const [, navigate] = useLocation();
  const all = useExperiments((state) => state.all);
  const experiment = useMemo(() => (Object.hasOwn(all, id) ? all[id] : null) ?? experimentOf(id), [all, id]);
  const hosts = experiment?.hosts;
  const empty = useLab((state) => state.space?.id === id && state.files.length === 0);

  // What a lesson has laid on the wire stays in the lesson, and what is laid on it here stays here.
  useEffect(() => {
    const { applySetup } = useLab.getState();
    applySetup({});
    return () => applySetup({});
  }, []);
  useEffect(() => {
    if (hosts) useLab.getState().openSpace({ id, lesson: 'free-lab', hosts, files: [] });
  }, [id, hosts]);
  useEffect(() => {
    document.title = `${experiment?.name ?? '실험'} · 자유 실험실 · 소켓랩`;
  }, [experiment?.name]);

  const open = (next: string | null) => navigate(next === null ? '/lab' : `/lab/${next}`);
  if (!experiment) return <Redirect to="/lab" replace />;
  return (
    <article className={styles.pane} lang="ko">
      <header className={styles.head}>
        <p className={styles.kicker}>자유 실험실</p>
        <div className={styles.title}>
          <h1>{experiment.name}</h1>
          <ExperimentMenu id={id} experiment={experiment} open={open} />
        </div>
      </header>
      {empty && (
        <p className={styles.empty}>
          아직 파일이 없습니다. 아래의 틀에서 시작하거나, 컴퓨터의 <b>파일 더하기</b>로 프로그램을 만듭니다.
        </p>
      )}
      <TemplateNotes template={experiment.template} />
      <ComputerCount clients={experiment.hosts.length - 1} onChange={(next) => changeExperiment(id, { hosts: next })} />
      <label className={styles.notes}>
        메모
        <textarea
          key={id}
          defaultValue={experiment.notes}
          rows={4}
          maxLength={10_000}
          placeholder="무엇을 바꾸었고 무엇을 보았는지 적습니다."
          onChange={({ currentTarget }) => changeExperiment(id, { notes: currentTarget.value })}
        />
      </label>
      <TemplateList open={open} />
      <ExperimentList current={id} />
    </article>
  );
}
