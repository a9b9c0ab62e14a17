import { limits } from '@socketlab/protocol';
import { useExperiments } from '../work/experimentShelf.ts';
import { createExperiment, freeExperimentName } from './experiments.ts';
import styles from './FreeLabPane.module.css';
import { templates } from './templates.ts';

/** What a new experiment can begin with. */
export function TemplateList({ open }: { open(id: string): void }) {
  return (
    <section className={styles.section} aria-labelledby="templates">
      <h2 id="templates">새 실험</h2>
      <ul className={styles.templates}>
        {templates.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              className={styles.template}
              onClick={() => {
                const name = freeExperimentName(template.title, useExperiments.getState().all);
                open(createExperiment(template, name));
              }}
            >
              <b>{template.title}</b>
              <span>{template.text}</span>
              <small>
                컴퓨터 {template.hosts.length}대, 프로그램 {template.files.length}개
              </small>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.small}>실험실 하나에서 프로그램은 {limits.programsPerLab}개까지 실행합니다.</p>
    </section>
  );
}
