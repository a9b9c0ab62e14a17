import { RecordingRefused } from '@socketlab/recording';
import { create } from 'zustand';
import { ladderPart } from '../stage/ladderPart.tsx';
import type { ShownRecording } from '../state/labState.ts';
import { useLab } from '../state/store.ts';
import { checkWay } from '../static/checkWay.ts';
import { ownPath } from '../static/siteBase.ts';
import { scrubPart } from '../transport/scrubPart.tsx';
import { bytesOf, growRun, type ReadRun, readRun } from './readRun.ts';
import { showRecording } from './showRecording.ts';

/** What is being opened, or could not be. */
interface Opening {
  /** The name of what is on its way, and how much of it is here. */
  opening: { name: string; part: number } | null;
  problem: { name: string; text: string } | null;
  /** A very long log is shown, and its later pictures are still being made: it can't be kept yet. */
  growing: boolean;
}

export const useOpening = create<Opening>()(() => ({ opening: null, problem: null, growing: false }));

let wanted = 0;

const isAtRecordings = (): boolean => /^\/recording(?:\/|$)/.test(ownPath(location.pathname));

/**
 * Opens what `bytes` gives and puts it on the stage; what can't be opened is said in `useOpening`, and the stage stays as it was. The last one
 * that is asked for wins, and nothing is shown once `still` says no: as a rule, once the page has been turned. True where it is shown.
 */
export async function openRecording(
  from: Pick<ShownRecording, 'from' | 'name'>,
  bytes: () => Promise<Uint8Array<ArrayBuffer>>,
  atUs?: number,
  still: () => boolean = isAtRecordings,
): Promise<boolean> {
  wanted += 1;
  const mine = wanted;
  // An id says nothing to anybody.
  const name = from.from === 'server' ? '링크로 연 기록' : from.name;
  const tell = (part: number) => {
    if (mine === wanted) useOpening.setState({ opening: { name, part } });
  };
  useOpening.setState({ opening: { name, part: 0 }, problem: null });
  // Here when the run is: afterwards its last pictures may leave the browser no idle moment.
  void ladderPart.fetch();
  void scrubPart.fetch();
  try {
    const run = await readRun(await bytes(), tell);
    if (mine !== wanted || !still()) return false;
    // A moment that is asked for may lie in what has no pictures yet.
    if (atUs !== undefined) await growRun(run, () => mine === wanted);
    if (mine !== wanted || !still()) return false;
    showRecording(run, from, atUs);
    if (atUs === undefined) void grow(run);
    return true;
  } catch (error) {
    if (mine !== wanted) return false;
    useOpening.setState({ problem: { name, text: textOf(error) } });
    return false;
  } finally {
    if (mine === wanted) useOpening.setState({ opening: null });
  }
}

/** What is left of a long log grows on the stage, as a live one does. */
async function grow(run: ReadRun): Promise<void> {
  if (run.rest.length === 0) return;
  useOpening.setState({ growing: true });
  const isShown = () => useLab.getState().timeline === run.timeline;
  await growRun(run, () => {
    if (isShown()) useLab.setState({ revision: useLab.getState().revision + 1 });
    return isShown();
  });
  useOpening.setState({ growing: false });
}

/** A file from the student's disk. One that is too large is refused by its size alone. */
export const openRecordingFile = (file: File, atUs?: number): Promise<boolean> =>
  openRecording({ from: 'file', name: file.name }, () => bytesOf(file), atUs);

/** What is said of an error while a recording was opened. */
function textOf(error: unknown): string {
  if (error instanceof RecordingRefused || error instanceof RecordingNotFetched) return error.message;
  // A file that was moved or forbidden meanwhile (File API, NotReadableError).
  if (error instanceof DOMException)
    return '파일을 읽지 못했습니다. 파일이 아직 그 자리에 있는지 확인하고 다시 엽니다.';
  throw error;
}

/** A recording that did not come from where it should. Its message is for people, in Korean. */
class RecordingNotFetched extends Error {
  override readonly name = 'RecordingNotFetched';
}

/** What is said where there is nothing behind a link. */
export const nothingBehindLink =
  '이 링크의 기록이 없습니다. 보관 기간이 지났거나 주인이 지웠을 수 있습니다. 링크를 끝까지 옮겼는지 확인하고, 그래도 없으면 나눠 준 사람에게 새 링크를 받습니다.';

/** The bytes behind an address of this page; `gone` is said where there are none. Rejects with `RecordingNotFetched`. */
export async function fetchRecording(address: string, gone: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address).catch(() => null);
  if (answer === null) throw new RecordingNotFetched(`서버에 연결하지 못했습니다. ${checkWay} 확인하고 다시 엽니다.`);
  if (answer.status === 404) throw new RecordingNotFetched(gone);
  if (!answer.ok)
    throw new RecordingNotFetched(`서버가 기록을 주지 않았습니다(${answer.status}). 잠시 뒤에 다시 엽니다.`);
  return new Uint8Array(await answer.arrayBuffer());
}
