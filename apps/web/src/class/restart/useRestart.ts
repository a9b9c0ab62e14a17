import { errorMessages } from '@socketlab/protocol';
import { useEffect, useRef } from 'react';
import { takeLost } from '../../state/labMemory.ts';
import type { LabState } from '../../state/labState.ts';
import { presentProgram } from '../../state/presentLab.ts';
import { useLab } from '../../state/store.ts';
import { useClass } from '../state/classStore.ts';

const told = '서버가 다시 시작되어 실험실을 새로 만들고 코드를 다시 실행했습니다.';

/** The files that ran when the lab went, by their ids. */
function ranBefore({ files, present }: LabState): string[] {
  return files.filter(({ host, name }) => presentProgram(present, host, name)?.running).map(({ id }) => id);
}

async function runAgain(ids: readonly string[]): Promise<void> {
  const { files, runAll, runProgram, notify } = useLab.getState();
  const again = files.filter(({ id }) => ids.includes(id));
  if (again.length === 0) return;
  // All of them: the clients wait until the server listens.
  if (again.length === files.length) await runAll();
  else
    for (const { id } of again.toSorted((a, b) => Number(b.host === 'server') - Number(a.host === 'server')))
      await runProgram(id);
  if (useLab.getState().lab?.status === 'open') notify({ tone: 'info', code: null, text: told });
}

/** A server that was started anew in the middle of a class knows none of its labs: what ran on this page runs again. */
export function useRestart(): void {
  const restarted = useClass((state) => state.room?.restartedAtMs ?? null);
  const lost = useLab((state) =>
    state.connection === 'open' && state.lab?.status === 'gone' && state.lab.goneText === errorMessages['unknown-lab']
      ? state.lab.id
      : null,
  );
  const ready = useLab((state) => state.connection === 'open' && state.space !== null && state.busy === null);
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (restarted === null || !ready) return;
    const before = takeLost();
    if (before.length > 0) void runAgain(before);
    if (lost === null || done.current === lost) return;
    done.current = lost;
    void runAgain(ranBefore(useLab.getState()));
  }, [restarted, lost, ready]);
}
