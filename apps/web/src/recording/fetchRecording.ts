import { checkWay } from '../static/checkWay.ts';

/** A recording that can't be had. Its message is for people, in Korean. */
export class RecordingUnavailable extends Error {
  override readonly name = 'RecordingUnavailable';
}

/** The bytes behind an address of this page. Rejects with `RecordingUnavailable`. */
export async function fetchRecording(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address).catch(() => null);
  if (answer === null) throw new RecordingUnavailable(`서버에 연결하지 못했습니다. ${checkWay} 확인하고 다시 엽니다.`);
  if (answer.status === 404)
    throw new RecordingUnavailable('이 주소에는 기록이 없습니다. 보관 기간이 지났거나 지워졌을 수 있습니다.');
  if (!answer.ok)
    throw new RecordingUnavailable(`서버가 기록을 주지 않았습니다(${answer.status}). 잠시 뒤에 다시 엽니다.`);
  const bytes = await answer.arrayBuffer().catch(() => null);
  if (bytes === null)
    throw new RecordingUnavailable(`기록을 받는 도중에 연결이 끊겼습니다. ${checkWay} 확인하고 다시 엽니다.`);
  return new Uint8Array(bytes);
}
