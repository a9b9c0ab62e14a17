import { checkWay } from '../static/checkWay.ts';

/** A recording that can't be had. Its message is for people, in Korean. */
export class RecordingUnavailable extends Error {
  override readonly name = 'RecordingUnavailable';
}

/** What is said where there is nothing behind a link. */
export const nothingBehindLink =
  '이 링크의 기록이 없습니다. 보관 기간이 지났거나 주인이 지웠을 수 있습니다. 링크를 끝까지 옮겼는지 확인하고, 그래도 없으면 나눠 준 사람에게 새 링크를 받습니다.';
/** The same of a recorded run of the course, which was renewed since the page was opened. */
export const movedAway = '이 주소의 기록이 없습니다. 페이지를 새로 고친 뒤 다시 엽니다.';

/** The bytes behind an address of this page; `gone` is said where there are none. Rejects with `RecordingUnavailable`. */
export async function fetchRecording(address: string, gone: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address).catch(() => null);
  if (answer === null) throw new RecordingUnavailable(`서버에 연결하지 못했습니다. ${checkWay} 확인하고 다시 엽니다.`);
  if (answer.status === 404) throw new RecordingUnavailable(gone);
  if (!answer.ok)
    throw new RecordingUnavailable(`서버가 기록을 주지 않았습니다(${answer.status}). 잠시 뒤에 다시 엽니다.`);
  const bytes = await answer.arrayBuffer().catch(() => null);
  if (bytes === null)
    throw new RecordingUnavailable(`기록을 받는 도중에 연결이 끊겼습니다. ${checkWay} 확인하고 다시 엽니다.`);
  return new Uint8Array(bytes);
}
