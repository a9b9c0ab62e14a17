import { useCallback, useEffect, useState } from 'react';
import { type LoadedRun, loadRun, openFile, RunRefused } from './loadRun.ts';
import { type RunSource, sourceText } from './runSource.ts';

export interface OpenedRun {
  run: LoadedRun | null;
  loading: boolean;
  /** Why it could not be opened, in Korean. */
  refusal: string | null;
  /** The name of the file that stands here instead of what the address says. */
  file: string | null;
  /** Opens a file in this place. A refused one leaves what was there. */
  open(file: File): Promise<void>;
  /** Back to what the address says. */
  forget(): void;
}

interface State {
  run: LoadedRun | null;
  file: string | null;
  loading: boolean;
  refusal: string | null;
}

const nothing: State = { run: null, file: null, loading: false, refusal: null };

/** One side of a comparison: what the address names, or a file that was dropped here. */
export function useRun(source: RunSource | null): OpenedRun {
  const [state, setState] = useState<State>(source ? { ...nothing, loading: true } : nothing);
  const text = source && sourceText(source);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a source is what its text says
  useEffect(() => {
    if (!source) {
      setState((old) => (old.file === null ? nothing : old));
      return;
    }
    let wanted = true;
    setState({ ...nothing, loading: true });
    loadRun(source).then(
      (run) => wanted && setState({ ...nothing, run }),
      (error) => wanted && setState({ ...nothing, refusal: wordsOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [text]);

  const open = useCallback(async (file: File) => {
    setState((old) => ({ ...old, loading: true, refusal: null }));
    try {
      const run = await openFile(file);
      setState({ ...nothing, run, file: file.name });
    } catch (error) {
      setState((old) => ({ ...old, loading: false, refusal: `${file.name}: ${wordsOf(error)}` }));
    }
  }, []);
  const forget = useCallback(() => setState(nothing), []);
  return { ...state, open, forget };
}

function wordsOf(error: unknown): string {
  return error instanceof RunRefused ? error.message : '기록을 열지 못했습니다.';
}
