import type { WebSocket } from 'ws';
import { inTime } from './inTime.ts';

/** The HTTP status with which a WebSocket that is being opened is refused, or 101. */
export function knock(socket: WebSocket): Promise<number> {
  const answer = new Promise<number>((resolve, reject) => {
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('error', reject);
  });
  return inTime(answer, `${socket.url} is opened or refused`);
}
