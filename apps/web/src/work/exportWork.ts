import { type StudentWork, workFormat } from '@socketlab/protocol';
import { useProgress } from '../lesson/progressStore.ts';
import { saveFile } from '../recording/saveFile.ts';
import { fileShelf } from '../state/store.ts';
import { experimentShelf } from './experimentShelf.ts';

/** Everything this browser has kept, as one text. */
function workText(): string {
  const { tasks, predictions, exercises } = useProgress.getState();
  const work: StudentWork = {
    ...workFormat,
    files: Object.fromEntries(fileShelf.entries()),
    experiments: Object.fromEntries(experimentShelf.entries()),
    progress: { tasks, predictions, exercises },
  };
  return `${JSON.stringify(work, null, 2)}\n`;
}

/** Hands it to the browser as a file to keep. */
export function exportWork(now: Date): void {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, '0'));
  saveFile(`socketlab-${day.join('-')}.json`, 'application/json', workText());
}
