import type { ShownRecording } from '../state/labState.ts';
import type { ReadRun } from './readRun.ts';
import { whyNotOpened } from './whyNotOpened.ts';

/** What is being opened, or could not be. */
export interface Opening {
  /** The name of what is on its way, and how much of it is here, 0 to 1. */
  opening: { name: string; part: number } | null;
  problem: { name: string; text: string } | null;
}

interface OpenerParts {
  tell(part: Partial<Opening>): void;
  /** Puts it on the stage. False: the stage is not to be had. */
  show(run: ReadRun, from: Pick<ShownRecording, 'from' | 'name'>, atUs?: number): boolean;
  isShown(run: ReadRun): boolean;
  /** The run on the stage has grown. */
  onGrown(): void;
  /** Makes what is left of a run, as long as the callback says so. */
  grow(run: ReadRun, goOn: () => boolean): Promise<void>;
}

export interface OpenOptions {
  /** The moment to open it at, in microseconds from the lab's start; else its beginning. */
  atUs?: number | undefined;
  /** Nothing is shown once this says no: the page was turned. */
  still(): boolean;
}

/**
 * Opens what `read` gives, and puts it on the stage; what can't be opened is told, and the stage stays as it was. The last one that is asked for
 * wins: `onProgress` of those before throws, so that nobody reads on for nothing. Resolves with whether it is shown; never rejects.
 */
export type OpenRun = (
  from: Pick<ShownRecording, 'from' | 'name'>,
  read: (onProgress: (part: number) => void) => Promise<ReadRun>,
  options: OpenOptions,
) => Promise<boolean>;

/** What ends the reading of a run when another one is asked for: nobody hears of it. */
class Superseded extends Error {}

export function createOpener({ tell, show, isShown, onGrown, grow }: OpenerParts): OpenRun {
  let asked = 0;
  /** What is left of a long log grows on the stage, as a live one does, as long as it is shown. */
  const growShown = (run: ReadRun): Promise<void> =>
    grow(run, () => {
      if (!isShown(run)) return false;
      onGrown();
      return true;
    });

  return async (from, read, { atUs, still }) => {
    asked += 1;
    const mine = asked;
    // An id says nothing to anybody.
    const name = from.from === 'server' ? '링크로 연 기록' : from.name;
    const wanted = () => mine === asked && still();
    tell({ opening: { name, part: 0 }, problem: null });
    try {
      const run = await read((part) => {
        if (mine !== asked) throw new Superseded();
        if (wanted()) tell({ opening: { name, part } });
      });
      // A moment that is asked for may lie in what has no pictures yet.
      if (atUs !== undefined && wanted()) await grow(run, () => mine === asked);
      if (!wanted()) return false;
      if (!show(run, from, atUs)) {
        tell({ problem: { name, text: '다른 사람의 실험실을 보고 있습니다. 내 실험실로 돌아온 뒤에 엽니다.' } });
        return false;
      }
      if (atUs === undefined) void growShown(run);
      return true;
    } catch (error) {
      // After the page was turned it would wait there for the next visit.
      if (wanted()) tell({ problem: { name, text: whyNotOpened(error) } });
      return false;
    } finally {
      if (mine === asked) tell({ opening: null });
    }
  };
}
