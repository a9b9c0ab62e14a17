import { type LandmarkKind, withJosa } from '@socketlab/timeline';
import { clockLabel } from '../stage/timeGrid.ts';
import { isSamePlace } from '../state/bookmarks.ts';
import type { LabState } from '../state/labState.ts';
import { shortestLoopUs } from '../state/playback.ts';
import { useLab } from '../state/store.ts';

export const speeds: readonly LabState['playback']['speed'][] = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

export const landmarkKinds: readonly LandmarkKind[] = ['error', 'retransmission', 'state'];
export const landmarkNames: Record<LandmarkKind, string> = {
  error: '오류',
  retransmission: '재전송',
  state: '상태 변화',
};

/** Each does what its button and its key say, and returns what a screen reader is told of it. */

export function addBookmark(): string {
  const { cursor, bookmarks, putBookmark } = useLab.getState();
  const place = { applied: cursor.applied, atUs: Math.round(cursor.atUs) };
  if (bookmarks.some((one) => isSamePlace(one, place))) return '여기에는 책갈피가 이미 있습니다.';
  putBookmark({ ...place, note: '' });
  // No more than so many are kept: the notice says so.
  if (useLab.getState().bookmarks === bookmarks) return '';
  return `책갈피를 넣었습니다. ${clockLabel(place.atUs)}`;
}

export function jump(kind: LandmarkKind, to: 'next' | 'previous'): string {
  const { timeline, cursor, goTo } = useLab.getState();
  const place = timeline.landmarks[to](kind, cursor);
  if (place) goTo(place);
  if (place) return `${landmarkNames[kind]}, ${clockLabel(place.atUs)}`;
  return withJosa(`${to === 'next' ? '다음' : '이전'} ${landmarkNames[kind]}{이/가} 없습니다.`);
}

function refuse(text: string): string {
  useLab.getState().notify({ tone: 'info', code: null, text });
  // The notice is heard as well: once is enough.
  return '';
}

/** One end of the section at the cursor. Without a section, the other end is that of the log. */
export function setLoopEdge(edge: 'fromUs' | 'toUs'): string {
  const { playback, cursor, timeline, setLoop } = useLab.getState();
  const { loop } = playback;
  const { endUs } = timeline;
  const atUs = Math.min(cursor.atUs, endUs);
  if (edge === 'fromUs') {
    if (endUs - atUs < shortestLoopUs)
      return refuse('기록의 끝에서는 반복 구간을 시작할 수 없습니다. 더 이른 시각으로 옮긴 뒤에 정합니다.');
    setLoop({ fromUs: atUs, toUs: loop && loop.toUs - atUs >= shortestLoopUs ? loop.toUs : endUs });
    return `반복 구간의 시작 ${clockLabel(atUs)}`;
  }
  if (atUs < shortestLoopUs)
    return refuse('기록의 처음에서는 반복 구간을 끝낼 수 없습니다. 더 늦은 시각으로 옮긴 뒤에 정합니다.');
  setLoop({ fromUs: loop && atUs - loop.fromUs >= shortestLoopUs ? loop.fromUs : 0, toUs: atUs });
  return `반복 구간의 끝 ${clockLabel(atUs)}`;
}

export function clearLoop(): string {
  useLab.getState().setLoop(null);
  return '반복 구간을 지웠습니다.';
}

export function changeSpeed(by: 1 | -1): string {
  const { playback, setSpeed } = useLab.getState();
  const speed = speeds[speeds.indexOf(playback.speed) + by] ?? playback.speed;
  setSpeed(speed);
  return `재생 속도 ${speed}배`;
}

export function togglePace(): string {
  const { playback, setPace } = useLab.getState();
  const pace = playback.pace === 'even' ? 'true' : 'even';
  setPace(pace);
  return pace === 'even' ? '사건 간격 같게' : '실제 시간 간격';
}
