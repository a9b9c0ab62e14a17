import { recordingLimits, recordingVersion } from './recordingLimits.ts';

const mib = (bytes: number) => bytes / 1024 / 1024;

const reasons = {
  'not-a-recording': '소켓랩 기록 파일이 아닙니다. 이름이 .socketlab으로 끝나는 파일을 고릅니다.',
  'from-the-future': `더 새로운 소켓랩에서 저장한 기록입니다. 이 소켓랩은 ${recordingVersion}판까지 읽습니다. 소켓랩을 새 판으로 바꾼 뒤에 다시 엽니다.`,
  'too-large': `기록이 너무 큽니다. 파일은 ${mib(recordingLimits.fileBytes)} MB, 내용은 ${mib(recordingLimits.contentBytes)} MB, 이벤트는 ${recordingLimits.entries.toLocaleString('ko-KR')}개까지 엽니다.`,
  truncated: '파일의 뒷부분이 없습니다. 내려받기가 중간에 끊겼을 수 있으니 다시 받습니다.',
  damaged: '파일이 손상되었습니다. 저장하거나 보내는 동안 내용이 바뀌었을 수 있으니 다시 받습니다.',
  'bad-content': '파일의 내용이 기록의 형식에 맞지 않습니다. 소켓랩이 저장한 그대로가 아니어서 열지 않습니다.',
} as const;
export type RecordingRefusal = keyof typeof reasons;

/** A file that is not opened. `message` is for people, in Korean; `detail` says where, for whoever looks for the reason. */
export class RecordingRefused extends Error {
  readonly code: RecordingRefusal;
  readonly detail: string;
  constructor(code: RecordingRefusal, detail = '') {
    super(reasons[code]);
    this.name = 'RecordingRefused';
    this.code = code;
    this.detail = detail;
  }
}
