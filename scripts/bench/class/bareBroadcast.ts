import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** What a WebSocket server costs that does nothing else: each message to every client, as `ws` has it. */
const source = `
const { WebSocketServer } = require('ws');
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('listening', () => process.send({ port: server.address().port }));
process.on('message', (text) => { for (const client of server.clients) client.send(text); });
process.on('disconnect', () => process.exit());
`;

export interface BareBroadcast {
  url: string;
  /** To all clients, now. */
  send(text: string): void;
  close(): void;
}

/** Starts one in a process of its own, on loopback. */
export async function startBareBroadcast(): Promise<BareBroadcast> {
  const file = `${process.env.SOCKETLAB_ROOT}/.cache/bench/bareBroadcast.cjs`;
  writeFileSync(file, source);
  const child: ChildProcess = fork(file);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (said) => resolve((said as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`the bare server ended (${code})`)));
  });
  return {
    url: `ws://127.0.0.1:${port}`,
    send: (text) => void child.send(text),
    close: () => child.disconnect(),
  };
}
