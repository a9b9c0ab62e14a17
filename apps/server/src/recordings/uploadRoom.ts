import { SharingError, sharingLimits } from '@socketlab/protocol/recordings';

/**
 * Memory for uploads on their way, given out before their first byte is read. Each browser has one at a time: who sends slowly keeps nobody
 * from it but themselves.
 */
export interface UploadRoom {
  /** Throws `sharing-busy`. The returned function gives it back; more calls do nothing. */
  take(browser: string, bytes: number): () => void;
}

export function createUploadRoom(bytesAtOnce: number = sharingLimits.uploadBytesAtOnce): UploadRoom {
  const taken = new Map<string, number>();
  let inAll = 0;
  return {
    take(browser, bytes) {
      if (taken.has(browser) || inAll + bytes > bytesAtOnce) throw new SharingError('sharing-busy');
      taken.set(browser, bytes);
      inAll += bytes;
      return () => {
        if (!taken.delete(browser)) return;
        inAll -= bytes;
      };
    },
  };
}
