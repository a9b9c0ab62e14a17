import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentReport } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { buildForTest } from './buildForTest.ts';
import { programsFolder, runProgram } from './runProgram.ts';

const agent = buildForTest();
const addresses = { client: '127.78.0.1', server: '127.78.0.2' };
const onHost = (host: 'client' | 'server') => ({
  SOCKETLAB_HOST: host,
  SOCKETLAB_NAMES: JSON.stringify(addresses),
  SOCKETLAB_LISTEN: addresses[host],
});

/** `on 8:12`, `data 8:23`: what happened and where, the console's own lines included. */
function story(reports: readonly AgentReport[]): string[] {
  const place = (site: { line: number; column: number } | null | undefined) =>
    site ? ` ${site.line}:${site.column}` : '';
  return reports.flatMap((report) => {
    if (report.kind === 'call')
      return [`${report.method}()${place(report.site)}${report.via ? ` via ${report.via}` : ''}`];
    if (report.kind === 'event') return [report.name + report.handlers.map(place).join('')];
    return report.kind === 'console' ? [`print${place(report.site)}`] : [];
  });
}

test('[AG4] [AG5] every call, event and line of the two tutorial programs has its place', async () => {
  let client: ReturnType<typeof runProgram> | undefined;
  const server = await runProgram(agent, 'tutorial-server.js', 'lab', {
    env: onHost('server'),
    onReport: (report, { child }) => {
      if (report.kind !== 'event') return;
      if (report.name === 'listening')
        client = runProgram(agent, 'tutorial-client.js', 'lab', { env: onHost('client') });
      if (report.name === 'close') child.kill();
    },
  });
  expect(story(server.reports)).toEqual([
    'net.createServer() 4:20',
    'listen() 25:8',
    'listening 25:21',
    'print 26:13',
    'connection 4:33',
    'print 5:13',
    'on() 8:12',
    'on() 14:12',
    'on() 19:12',
    'data 8:23',
    'print 9:17',
    'write() 10:16',
    'end 14:22',
    'print 15:17',
    'end() via allowHalfOpen: false',
    'finish',
    'destroy() via autoDestroy',
    'close',
  ]);
  const clientStory = story((await client)?.reports ?? []);
  // Whether `finish` comes before the server's `end` is the network's business.
  expect(clientStory.filter((line) => line !== 'finish')).toEqual([
    'net.createConnection() 4:20',
    'connect() 4:20 via net.createConnection',
    'on() 10:8',
    'on() 16:8',
    'on() 21:8',
    'lookup',
    'connectionAttempt',
    'connect 4:53',
    'print 5:13',
    'write() 6:12',
    'ready',
    'data 10:19',
    'print 11:13',
    'end() 12:12',
    'end 16:18',
    'print 17:13',
    'destroy() via autoDestroy',
    'close',
  ]);
});

test('[AG4] V8’s positions are those of the text', () => {
  const lines = readFileSync(join(programsFolder, 'tutorial-server.js'), 'utf8').split('\n');
  expect(lines[9]?.slice(15)).toMatch(/^write\(/);
  expect(lines[7]?.slice(22)).toMatch(/^\(data\) => /);
});
