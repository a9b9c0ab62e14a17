import { exportJsonLines, exportPcapng, NothingCaptured, type Recording, writeRecording } from '@socketlab/recording';
import { course } from '../course/course.ts';
import { findPlace } from '../course/courseIndex.ts';
import { useLab } from '../state/store.ts';
import { ownPath } from '../static/siteBase.ts';
import { experimentShelf } from '../work/experimentShelf.ts';
import { createBreather } from './breather.ts';
import { currentRecording, type RunPlace } from './currentRecording.ts';
import { notMade } from './notMade.ts';
import { fileNameOf, saveFile } from './saveFile.ts';

/** The lesson or experiment that the page is at. */
function placeOfPage(): RunPlace {
  const [, where, first, second] = ownPath(location.pathname).split('/').map(decodeURIComponent);
  const found = where === 'lessons' && first !== undefined ? findPlace(course, first, second) : null;
  if (found && 'place' in found) {
    const { lesson, step } = found.place;
    return { title: `${lesson.title}: ${step.title}`, place: { lesson: lesson.id, step: step.id } };
  }
  const experiment = where === 'lab' ? experimentShelf.get(first ?? '') : null;
  return { title: experiment?.name ?? '자유 실험실', place: null };
}

/** The run on the stage, with what makes it a recording; null where nothing has run. */
export const runOnStage = (): Recording | null => currentRecording(useLab.getState(), placeOfPage());

/** The run on the stage as a file's bytes. Rejects where nothing has run. */
export async function bytesOnStage(): Promise<Uint8Array> {
  const recording = runOnStage();
  if (!recording) throw new Error('nothing has run');
  return writeRecording(recording, { pause: createBreather() });
}

/** 파일로 저장. */
export function saveRun(): Promise<void> {
  return keepAs('socketlab', 'application/octet-stream', async (recording) => ({
    bytes: await writeRecording(recording, { pause: createBreather() }),
    told: (name) => `${name} 파일로 저장했습니다. 이 페이지에 끌어다 놓으면 다시 열립니다.`,
  }));
}

/** Wireshark 파일로 저장. Where no packet was observed the reason is said instead. */
export function saveCapture(): Promise<void> {
  return keepAs('pcapng', 'application/octet-stream', (recording) => {
    const { bytes, packets } = exportPcapng(recording);
    return { bytes, told: (name) => `${name} 파일에 패킷 ${packets}개를 저장했습니다. Wireshark에서 엽니다.` };
  });
}

/** JSON 줄로 저장. */
export function saveLines(): Promise<void> {
  return keepAs('jsonl', 'application/x-ndjson', (recording) => ({
    bytes: exportJsonLines(recording),
    told: (name) => `${name} 파일로 저장했습니다. 한 줄이 이벤트 하나입니다.`,
  }));
}

/** What is kept, and what is said once it is. */
interface Kept {
  bytes: Uint8Array;
  told(name: string): string;
}

/** Never rejects: what goes wrong is said. */
async function keepAs(ending: string, type: string, write: (run: Recording) => Kept | Promise<Kept>): Promise<void> {
  const recording = runOnStage();
  if (!recording) return;
  const { notify } = useLab.getState();
  try {
    const { bytes, told } = await write(recording);
    const name = `${fileNameOf(recording.header.title, recording.header.start?.wallMs ?? null)}.${ending}`;
    saveFile(name, type, bytes);
    notify({ tone: 'info', code: null, text: told(name) });
  } catch (error) {
    if (!(error instanceof NothingCaptured)) reportError(error);
    notify({ tone: 'error', code: null, text: error instanceof NothingCaptured ? error.message : notMade });
  }
}
