import { type StudentWork, workFormat } from '@socketlab/protocol';
import { useProgress } from '../lesson/progressStore.ts';
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
  const url = URL.createObjectURL(new Blob([workText()], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, '0'));
  link.download = `socketlab-${day.join('-')}.json`;
  link.click();
  // The download has its own hold on the text by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(url));
}
