import { z } from 'zod';

/** Bounds of the recordings that a server keeps for others to open. Sizes in bytes, times in milliseconds. */
export const sharingLimits = {
  /** Of one recording as it lies on the disk. A lab's log that is full folds to about half of it. */
  fileBytes: 8 * 1024 * 1024,
  /** Recordings that one browser has on the server. */
  perBrowser: 50,
  /** Recordings of all browsers. */
  inAll: 2_000,
  /** What they take together. */
  bytesInAll: 2 * 1024 * 1024 * 1024,
  /** A recording is deleted so long after it was stored. */
  keptMs: 90 * 24 * 3600 * 1000,
  /** Uploads of one member of a class, or of one address with the token. */
  uploadsPerMinute: 10,
  /** Recordings that one address without either opens: a classroom behind one router opens one together. */
  opensPerMinute: 600,
  /** An upload that takes longer is cut off: about 1.1 Mbit/s for the largest. */
  uploadMs: 60_000,
  /** What uploads that are on their way may hold of the server's memory together. */
  uploadBytesAtOnce: 128 * 1024 * 1024,
} as const;

/** 144 random bits in base64url: whoever knows it may open the recording. */
export const sharedIdSchema = z.string().regex(/^[\w-]{24}$/);

/** Answer to `POST /api/recordings`. `expiresAtMs`: milliseconds since 1970. */
export const storedRecordingSchema = z.object({ id: sharedIdSchema, expiresAtMs: z.int().min(0) });
export type StoredRecording = z.infer<typeof storedRecordingSchema>;

/** One that this browser has stored. */
export const sharedRecordingSchema = storedRecordingSchema.extend({
  title: z.string(),
  bytes: z.int().min(0),
  /** Entries of its log. */
  entries: z.int().min(0),
  createdAtMs: z.int().min(0),
});
export type SharedRecording = z.infer<typeof sharedRecordingSchema>;

/** Answer to `GET /api/recordings`: this browser's own, the newest first. */
export const sharedListSchema = z.object({ recordings: z.array(sharedRecordingSchema) });

/** Answer to `DELETE /api/recordings/:id`. */
export const deletedRecordingSchema = z.object({ deleted: z.literal(true) });

const mib = (bytes: number): number => bytes / 1024 / 1024;

/** Every way a server refuses to keep or to give a recording, with the sentence the page shows. A file that is none is refused as `RecordingRefused` says. */
export const sharingErrorMessages = {
  'sharing-off':
    '이 서버에는 기록을 둘 수 없습니다. 파일로 저장해서 전하거나, 소켓랩을 실행한 터미널에 나온 까닭을 확인합니다.',
  'unknown-recording':
    '기록을 찾을 수 없습니다. 지웠거나 보관 기간이 지났을 수 있습니다. 링크가 끝까지 있는지도 확인합니다.',
  'recording-too-large': `기록이 너무 커서 서버에 둘 수 없습니다. ${mib(sharingLimits.fileBytes)} MB까지 둡니다. 파일로 저장해서 전합니다.`,
  'too-many-recordings': `이 브라우저에서 서버에 둔 기록이 ${sharingLimits.perBrowser}개입니다. 필요 없는 것을 지운 뒤에 다시 만듭니다.`,
  'sharing-full': '서버에 기록을 둘 자리가 없습니다. 파일로 저장해서 전하거나 서버를 연 사람에게 알립니다.',
  'sharing-busy': '지금 올리는 기록이 많습니다. 잠시 뒤에 다시 만듭니다.',
} as const;

export type SharingErrorCode = keyof typeof sharingErrorMessages;

/** A refusal of the place where recordings are kept. `message` is the Korean sentence. */
export class SharingError extends Error {
  readonly code: SharingErrorCode;
  constructor(code: SharingErrorCode, options?: ErrorOptions) {
    super(sharingErrorMessages[code], options);
    this.name = 'SharingError';
    this.code = code;
  }
}
