import type { TestLab } from '../testLab.ts';

/** A server that says `listening`, and what it does with each `socket`. */
export const serverThat = (body: string, options = '{}'): string => `
const server = require('node:net').createServer(${options}, (socket) => {
  socket.on('error', (error) => console.log('error ' + error.code));
  socket.on('close', () => console.log('close'));
  ${body}
});
server.listen(8080, () => console.log('listening'));`;

/** A client that prints every event of its `socket`, and what else it does with it. */
export const clientThat = (body: string, options = '{}'): string => `
const socket = require('node:net').connect({ port: 8080, host: '10.0.0.2', ...${options} });
for (const name of ['connect', 'end', 'timeout']) socket.on(name, () => console.log(name));
socket.on('error', (error) => console.log('error ' + error.code));
socket.on('close', () => console.log('close'));
${body}`;

export async function runServer(lab: TestLab, source: string): Promise<string> {
  const program = await lab.run('server', source);
  await said(lab, program, 'listening');
  return program;
}

/** Waits for a line that a program prints. */
export const said = (lab: TestLab, program: string, text: string) =>
  lab.waitFor('console', (event) => event.program === program && event.text === text, `${program} says ${text}`);

/** Writes for as long as the socket lives. */
export const writesOn = "socket.on('connect', () => setInterval(() => socket.write('tick'), 20));";

/** A UDP server on port 9000 that prints what comes. */
export const datagramServer = `
const server = require('node:dgram').createSocket('udp4');
server.on('message', (data) => console.log('got ' + parseInt(data)));
server.bind(9000, () => console.log('listening'));`;

/** Sends datagrams with the numbers from 0 up to `count`, each of `bytes`, one after the other. */
export const datagramClient = (count: number, bytes = 8): string => `
const client = require('node:dgram').createSocket('udp4');
const send = (n) => n < ${count}
  ? client.send(String(n).padEnd(${bytes}), 9000, '10.0.0.2', () => setImmediate(send, n + 1))
  : client.close(() => console.log('sent'));
send(0);`;

/** Sends a datagram of a full packet every few milliseconds, for as long as it runs. */
export const datagramsWithoutEnd = `
const client = require('node:dgram').createSocket('udp4');
let n = 0;
setInterval(() => client.send(String(n++).padEnd(1200), 9000, '10.0.0.2'), 5);`;
