import type { Experiment } from '@socketlab/protocol';
import { Button, MenuTrigger } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { DeedMenu, Deeds } from '../design/DeedMenu.tsx';
import { askFirst, askName } from '../dialogs/question.ts';
import { useExperiments } from '../work/experimentShelf.ts';
import {
  changeExperiment,
  copyExperiment,
  deleteExperiment,
  freeExperimentName,
  refuseExperimentName,
  scratchId,
} from './experiments.ts';
import styles from './FreeLabPane.module.css';

interface ExperimentMenuProps {
  id: string;
  experiment: Experiment;
  /** Null: the one without a name. */
  open(id: string | null): void;
}

const deeds = [
  { id: 'copy', name: '다른 이름으로 저장', text: '지금의 파일을 그대로 담은 새 실험을 만듭니다.' },
  { id: 'rename', name: '이름 바꾸기', text: '이 실험의 이름을 바꿉니다.' },
  { id: 'delete', name: '실험 지우기', text: '파일까지 지웁니다. 바로 뒤에는 되돌릴 수 있습니다.' },
] as const;

/** What is done to a whole experiment. */
export function ExperimentMenu({ id, experiment, open }: ExperimentMenuProps) {
  const ask = (title: string, text: string, yes: string, initial: string, self?: string) => {
    const refuse = (name: string) => refuseExperimentName(name, useExperiments.getState().all, self);
    return askName({ title, text, yes, name: { label: '실험의 이름', initial, refuse } });
  };
  const act = async (deed: string) => {
    if (deed === 'copy') {
      const initial = freeExperimentName(experiment.name, useExperiments.getState().all);
      const name = await ask('다른 이름으로 저장', '지금의 실험은 그대로 남습니다.', '저장', initial);
      if (name !== null) open(copyExperiment(id, name));
    } else if (deed === 'rename') {
      const name = await ask('이름 바꾸기', '파일은 그대로입니다.', '바꾸기', experiment.name, id);
      if (name !== null) changeExperiment(id, { name });
    } else {
      const text = `${experiment.name}의 파일과 메모를 모두 지웁니다. 바로 뒤에는 되돌릴 수 있습니다.`;
      if (!(await askFirst({ title: '실험을 지울까요', text, yes: '지우기' }))) return;
      open(null);
      deleteExperiment(id);
    }
  };
  return (
    <MenuTrigger>
      <Button className={`${controls.button} ${styles.menu}`}>실험 관리</Button>
      <DeedMenu
        label="실험 관리"
        disabled={id === scratchId ? ['rename', 'delete'] : []}
        onAction={(deed) => void act(deed)}
      >
        <Deeds deeds={deeds} />
      </DeedMenu>
    </MenuTrigger>
  );
}
