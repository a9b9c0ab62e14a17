import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the server keeps what outlives it: `SOCKETLAB_DATA`, or where the XDG Base Directory Specification has a program's state. */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  if (env.SOCKETLAB_DATA) return env.SOCKETLAB_DATA;
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'socketlab');
}
