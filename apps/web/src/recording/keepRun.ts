import { exportJsonLines, exportPcapng, type Recording, whyNoPcapng, writeRecording } from '@socketlab/recording';
import { course } from '../course/course.ts';
import { findPlace } from '../course/courseIndex.ts';
import { useLab } from '../state/store.ts';
import { ownPath } from '../static/siteBase.ts';
import { experimentShelf } from '../work/experimentShelf.ts';
import { createBreather } from './breather.ts';
import { currentRecording, type RunPlace } from './currentRecording.ts';
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
export async function saveRun(): Promise<void> {
  const recording = runOnStage();
  if (!recording) return;
  const bytes = await bytesOnStage();
  const name = nameOf(recording, 'socketlab');
  saveFile(name, 'application/octet-stream', bytes);
  useLab.getState().notify({
    tone: 'info',
    code: null,
    text: `${name} 파일로 저장했습니다. 이 페이지에 끌어다 놓으면 다시 열립니다.`,
  });
}

/** Wireshark 파일로 저장. Where no packet was observed the reason is said instead. */
export function saveCapture(): void {
  const recording = runOnStage();
  if (!recording) return;
  const { notify } = useLab.getState();
  const reason = whyNoPcapng(recording);
  if (reason !== null) {
    notify({ tone: 'error', code: null, text: reason });
    return;
  }
  const { bytes, packets } = exportPcapng(recording);
  const name = nameOf(recording, 'pcapng');
  saveFile(name, 'application/octet-stream', bytes);
  notify({ tone: 'info', code: null, text: `${name} 파일에 패킷 ${packets}개를 저장했습니다. Wireshark에서 엽니다.` });
}

/** JSON 줄로 저장. */
export function saveLines(): void {
  const recording = runOnStage();
  if (!recording) return;
  const name = nameOf(recording, 'jsonl');
  saveFile(name, 'application/x-ndjson', exportJsonLines(recording));
  useLab
    .getState()
    .notify({ tone: 'info', code: null, text: `${name} 파일로 저장했습니다. 한 줄이 이벤트 하나입니다.` });
}

/** What a file of this run is called. */
const nameOf = ({ header }: Recording, ending: string): string =>
  `${fileNameOf(header.title, header.start?.wallMs ?? null)}.${ending}`;
