import type { HostName } from '@socketlab/protocol';
import { programOf } from '@socketlab/timeline';
import type { KeyboardEvent } from 'react';
import { Later } from '../design/Later.tsx';
import { tabByArrow } from '../design/tabKeys.ts';
import { useLab } from '../state/store.ts';
import type { WorkFile } from '../state/workFile.ts';
import { addFileMenu } from './addFileMenuPart.tsx';
import styles from './FileTabs.module.css';
import { labEnd } from './labEnd.ts';
import { programStatus } from './programWords.ts';

interface FileTabsProps {
  host: HostName;
  files: readonly WorkFile[];
  shown: WorkFile;
}

/** A computer's files. A single one is a name alone; more are tabs, each with the state of its own program. */
export function FileTabs({ host, files, shown }: FileTabsProps) {
  const selectFile = useLab((state) => state.selectFile);
  const watching = useLab((state) => state.watching);
  function onKeyDown(event: KeyboardEvent) {
    const next = tabByArrow(event, files, shown);
    if (next === null) return;
    selectFile(next.id);
    document.getElementById(`file-${next.id}`)?.focus();
  }
  return (
    <div className={styles.row}>
      {files.length === 1 ? (
        <span className={styles.single}>{shown.name}</span>
      ) : (
        <div className={styles.tabs} role="tablist" aria-label="파일" onKeyDown={onKeyDown}>
          {files.map((file) => (
            <FileTab key={file.id} file={file} selected={file === shown} onSelect={() => selectFile(file.id)} />
          ))}
        </div>
      )}
      {!watching && <Later part={addFileMenu} props={{ host, shown }} />}
    </div>
  );
}

function FileTab({ file, selected, onSelect }: { file: WorkFile; selected: boolean; onSelect(): void }) {
  const program = useLab((state) => programOf(state.view, file.host, file.name));
  const status = programStatus(program, useLab(labEnd));
  return (
    <button
      type="button"
      role="tab"
      id={`file-${file.id}`}
      className={styles.tab}
      aria-selected={selected}
      aria-controls={selected ? `panel-${file.id}` : undefined}
      aria-label={`${file.name}, ${status.text}`}
      tabIndex={selected ? 0 : -1}
      data-tone={status.tone}
      onClick={onSelect}
    >
      {file.name}
    </button>
  );
}
