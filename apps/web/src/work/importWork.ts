import { limits, parseWork } from '@socketlab/protocol';
import { askFirst } from '../dialogs/question.ts';
import { useProgress } from '../lesson/progressStore.ts';
import { fileShelf, useLab } from '../state/store.ts';
import { experimentShelf, putExperiment } from './experimentShelf.ts';
import { importWords, planImport } from './importPlan.ts';

/** Reads an exported file, says what will happen, and does it once it is agreed to. Imported code is text: nothing of it runs by itself. */
export async function importWork(file: File): Promise<void> {
  const { notify, openSpace } = useLab.getState();
  const refuse = (reason: string) => notify({ tone: 'error', code: null, text: `가져오지 못했습니다. ${reason}` });
  const parsed =
    file.size > limits.workBytes
      ? ({ ok: false, reason: '파일이 너무 큽니다. 4 MB까지 가져올 수 있습니다.' } as const)
      : parseWork(await file.text());
  if (!parsed.ok) return refuse(parsed.reason);
  const plan = planImport(parsed.work, fileShelf.entries());
  if (!(await askFirst({ title: '가져올까요', text: importWords(plan), yes: '가져오기' }))) return;

  const before = plan.files.map(([key]) => [key, fileShelf.get(key)] as const);
  const reopen = () => {
    const { space } = useLab.getState();
    // Its editors show what is kept now.
    useLab.setState({ files: [] });
    if (space) openSpace(space);
  };
  for (const [key, kept] of plan.files) fileShelf.put(key, kept);
  for (const [id, experiment] of plan.experiments) {
    if (!experimentShelf.get(id)) putExperiment(id, experiment);
  }
  useProgress.getState().merge(parsed.work.progress);
  reopen();
  fileShelf.flush();
  experimentShelf.flush();
  const undo = () => {
    for (const [key, kept] of before) fileShelf.put(key, kept);
    reopen();
  };
  notify({
    tone: 'info',
    code: null,
    text: '가져왔습니다.',
    ...(plan.replaced > 0 ? { undo: { label: '코드 되돌리기', run: undo } } : {}),
  });
}
