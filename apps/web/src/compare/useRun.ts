import { useCallback, useEffect, useRef, useState } from 'react';
import { whyNotOpened } from '../recording/whyNotOpened.ts';
import { type LoadedRun, loadRun, openFile } from './loadRun.ts';
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
  /** Back to what the address says, be it what it said before. */
  forget(): void;
}

interface State {
  run: LoadedRun | null;
  file: string | null;
  loading: boolean;
  refusal: string | null;
}

const nothing: State = { run: null, file: null, loading: false, refusal: null };

/** One side of a comparison: what the address names, or a file that was dropped here. What was asked for last is shown, whichever comes first. */
export function useRun(source: RunSource | null): OpenedRun {
  const [state, setState] = useState<State>(source ? { ...nothing, loading: true } : nothing);
  const text = source && sourceText(source);
  /** Counted up when the address is asked again. */
  const [round, setRound] = useState(0);
  /** Counts the files: one that is still being read when another is chosen, or the address is asked, is not wanted. */
  const files = useRef(0);
  const stopLoading = useRef(() => {});

  // biome-ignore lint/correctness/useExhaustiveDependencies: a source is what its text says
  useEffect(() => {
    files.current += 1;
    if (!source) {
      setState((old) => (old.file === null ? nothing : old));
      return;
    }
    let wanted = true;
    setState({ ...nothing, loading: true });
    loadRun(source).then(
      // A file may have been refused meanwhile.
      (run) => wanted && setState(({ refusal }) => ({ ...nothing, run, refusal })),
      (error) => wanted && setState({ ...nothing, refusal: whyNotOpened(error) }),
    );
    const stop = () => {
      wanted = false;
    };
    stopLoading.current = stop;
    return stop;
  }, [text, round]);

  const open = useCallback(async (file: File) => {
    files.current += 1;
    const mine = files.current;
    setState((old) => ({ ...old, loading: true, refusal: null }));
    try {
      const run = await openFile(file);
      if (mine !== files.current) return;
      stopLoading.current();
      setState({ ...nothing, run, file: file.name });
    } catch (error) {
      const refusal = `${file.name}: ${whyNotOpened(error)}`;
      if (mine === files.current) setState((old) => ({ ...old, loading: false, refusal }));
    }
  }, []);
  const forget = useCallback(() => setRound((old) => old + 1), []);
  return { ...state, open, forget };
}
