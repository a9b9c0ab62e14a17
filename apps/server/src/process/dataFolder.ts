import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the server keeps what outlives it: `SOCKETLAB_DATA`, or where the XDG Base Directory Specification has a program's state. */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  if (env.SOCKETLAB_DATA) return env.SOCKETLAB_DATA;
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'socketlab');
}

/** What helps where nothing can be written there. */
export const writableFolderRemedy =
  '환경 변수 SOCKETLAB_DATA에 쓸 수 있는 폴더를 줍니다. (예: SOCKETLAB_DATA=/tmp/socketlab npm start)';
