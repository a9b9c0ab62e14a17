import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { happenedUs, type LabEvent, type NetworkMode } from '@socketlab/protocol';
import { beforeAll, expect, test } from 'vitest';
import { openTestLab, startTestProcess } from '../testLab.ts';
import { said } from './programs.ts';

const ofAgent = (path: string) => fileURLToPath(new URL(`../../../agent/${path}`, import.meta.url));
beforeAll(() => {
  execFileSync(process.execPath, [ofAgent('build.mjs')]);
});

/** Says `late` once the page has closed its datagram socket: what the page asked before has been done then. */
const server = `
require('net').createServer((socket) => socket.on('data', (data) => console.log('got ' + data)))
  .listen(8080, () => require('dgram').createSocket('udp4').on('close', () => console.log('late')).bind(0, () => console.log('listening')));`;
const client = `
const socket = require('net').connect(8080, 'server', () => socket.write('hello'));`;

test.each(['virtual', 'loopback'] as NetworkMode[])(
  '[FT32] %s: a delayed accept is late for the program, not for the kernels, and no byte is lost',
  async (mode) => {
    const lab = await openTestLab(await startTestProcess({ mode, agentFile: ofAgent('dist/agent.cjs') }));
    const program = await lab.run('server', server);
    await said(lab, program, 'listening');
    const action = { kind: 'delayAccept', ms: 5000 } as const;
    await lab.send('program', { program, action });
    expect(await lab.waitFor('action')).toMatchObject({ program, action });
    await lab.send('act', { program, object: 'udp-1', action: { kind: 'end' } });
    await said(lab, program, 'late');
    await lab.run('client', client);
    const connect = await lab.waitFor('event', ({ name, host }) => name === 'connect' && host === 'client');
    const connection = await lab.waitFor('event', ({ name }) => name === 'connection');
    await said(lab, program, 'got hello');
    const acceptedUs = happenedUs(connection);
    expect(happenedUs(connect)).toBeLessThan(acceptedUs);
    // Counted from when it was asked for: a busy machine may tell the client late that it is connected.
    const asked = lab.all('call').find(({ method, host }) => method === 'connect' && host === 'client')!;
    expect(acceptedUs - happenedUs(asked)).toBeGreaterThanOrEqual(action.ms * 1000);
    const before = <T extends LabEvent>(entries: T[]) => entries.filter((event) => happenedUs(event) < acceptedUs);
    const established = before(lab.all('socket')).filter(({ state }) => state === 'ESTABLISHED');
    expect(new Set(established.map(({ host }) => host))).toEqual(new Set(['client', 'server']));
    // The kernel of the server keeps what nobody reads yet.
    expect(established.findLast(({ host }) => host === 'server')).toMatchObject({ receiveQueueBytes: 5 });
    const written = before(lab.all('call')).find(({ method }) => method === 'write')!;
    // SYN, SYN+ACK, ACK, and the data.
    expect(before(lab.all('delivered')).length).toBeGreaterThanOrEqual(4);
    expect(happenedUs(before(lab.all('delivered')).at(-1)!)).toBeGreaterThanOrEqual(happenedUs(written));
  },
);
