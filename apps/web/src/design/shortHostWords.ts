import type { HostName } from '@socketlab/protocol';

/** A host as one end of something, without the word for computer. */
export const shortHostWords: Readonly<Record<HostName, string>> = {
  client: '클라이언트',
  client2: '클라이언트 2',
  client3: '클라이언트 3',
  server: '서버',
};
