import type { HostName } from '@socketlab/protocol';
import { useMemo } from 'react';
import { useLab } from '../state/store.ts';
import type { WorkFile } from '../state/workFile.ts';

/** A computer's files, and the one that is shown; null where it has none. */
export function useFiles(host: HostName): { files: readonly WorkFile[]; shown: WorkFile | null } {
  const all = useLab((state) => state.files);
  const selected = useLab((state) => state.selected[host]);
  return useMemo(() => {
    const files = all.filter((file) => file.host === host);
    return { files, shown: files.find((file) => file.id === selected) ?? files[0] ?? null };
  }, [all, host, selected]);
}
