import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allGone, descendants } from '../processes.ts';
import { segmentsOf } from '../tcp.ts';
import { openTestLab, startTestProcess, textOf } from '../testLab.ts';
import { clientThat, runServer, said, serverThat, writesOn } from './programs.ts';

test('[FT23] power off: programs end without a word on the wire; what comes then is lost; after power on nobody remembers', async () => {
  const lab = await openTestLab(await startTestProcess());
  await runServer(lab, serverThat('socket.resume();'));
  const client = await lab.run('client', clientThat(writesOn));
  await said(lab, client, 'connect');
  await lab.fault({ kind: 'power', host: 'server', on: false });
  const off = await lab.waitFor('power');
  expect(await lab.waitFor('exit')).toMatchObject({ host: 'server', reason: 'power-off', signal: 'SIGKILL' });
  await lab.waitFor('dropped', ({ reason }) => reason === 'host-gone');
  await lab.waitFor('socketGone', ({ host, local }) => host === 'server' && local.port === 8080);
  expect(lab.all('sent').some(({ direction, at }) => direction === 'downstream' && at > off.at)).toBe(false);
  await expect(lab.run('server', '')).rejects.toMatchObject({ code: 'host-off' });
  expect(textOf(lab, client)).toBe('connect');

  await lab.fault({ kind: 'power', host: 'server', on: true });
  // A computer that has just started answers a connection of before with RST (RFC 9293, 3.5.1).
  await said(lab, client, 'error ECONNRESET');
  expect(segmentsOf(lab).some(({ flags, direction }) => flags === 'RST' && direction === 'downstream')).toBe(true);
  await runServer(lab, serverThat("socket.end('back');"));
  const again = await lab.run('client', clientThat("socket.on('data', (data) => console.log(String(data)));"));
  await said(lab, again, 'back');
  expect(lab.all('power').map(({ on }) => on)).toEqual([false, true]);
});

const reads = ['tcp_syn_retries', 'tcp_retries2', 'tcp_fin_timeout', 'tcp_keepalive_time', 'tcp_keepalive_probes'];
const shown = `for (const name of ${JSON.stringify(reads)})
  console.log(require('node:fs').readFileSync('/proc/sys/net/ipv4/' + name, 'utf8').trim());`;

test.each([
  ['lesson', '3 6 20 10 3'],
  ['fast', '1 3 3 2 2'],
  ['linux', '6 15 60 7200 9'],
] as const)('[FT24] the preset %s is what the host’s kernel has, and outlives its power', async (preset, values) => {
  const lab = await openTestLab(await startTestProcess());
  await lab.fault({ kind: 'preset', host: 'client', preset });
  const settings = async () => {
    const program = await lab.run('client', shown);
    await lab.waitFor('exit', (event) => event.program === program);
    return textOf(lab, program).replaceAll('\n', ' ');
  };
  expect(await settings()).toBe(values);
  await lab.fault({ kind: 'power', host: 'client', on: false });
  await lab.fault({ kind: 'power', host: 'client', on: true });
  expect(await settings()).toBe(values);
});

const patient = { timeout: 60_000 };
const stateOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /s, '')[0];

test('[FT25] a frozen program stands still, goes on when thawed, and can be ended while frozen', async () => {
  const labProcess = await startTestProcess();
  const lab = await openTestLab(labProcess);
  const program = await lab.run('client', 'let n = 0; setInterval(() => console.log(n++), 20);');
  await said(lab, program, '3');
  await lab.send('signal', { program, signal: 'SIGSTOP' });
  const pids = descendants(labProcess.pid);
  await expect.poll(() => pids.filter((pid) => stateOf(pid) === 'T').length, patient).toBe(1);
  const line = lab.all('console').length;
  await lab.send('signal', { program, signal: 'SIGCONT' });
  await lab.waitFor('console', () => lab.all('console').length > line + 3);
  expect(lab.all('signal').map(({ signal }) => signal)).toEqual(['SIGSTOP', 'SIGCONT']);
  await lab.send('signal', { program, signal: 'SIGSTOP' });
  await expect.poll(() => pids.filter((pid) => stateOf(pid) === 'T').length, patient).toBe(1);
  await lab.send('close', {});
  await allGone(pids);
});

test('[FT25] a frozen program keeps its lifetime', async () => {
  const lab = await openTestLab(await startTestProcess({ limits: { program: { lifetimeMs: 3000 } } }));
  // Frozen as soon as there is a process: its start may take all of that time on a busy machine.
  const program = await lab.run('client', 'setInterval(() => {}, 1000);');
  await lab.send('signal', { program, signal: 'SIGSTOP' });
  expect(await lab.waitFor('exit')).toMatchObject({ reason: 'lifetime', signal: 'SIGKILL' });
});

test('[FT26] what is done to a program from outside is an entry of the log; one that is gone refuses', async () => {
  const lab = await openTestLab(await startTestProcess());
  const program = await lab.run('client', "console.log('up'); setInterval(() => {}, 1000);");
  const action = { kind: 'block', ms: 100 } as const;
  await lab.send('program', { program, action });
  expect(await lab.waitFor('action')).toMatchObject({ program, action });
  await lab.send('signal', { program, signal: 'SIGKILL' });
  await lab.waitFor('exit');
  await expect(lab.send('program', { program, action })).rejects.toMatchObject({ code: 'unknown-program' });
});

test('[FT26] [FT27] on the loopback, what needs a wire or a computer of one’s own is refused with wire-off; programs can be frozen, and blocked only by an agent', async () => {
  const lab = await openTestLab(await startTestProcess({ mode: 'loopback', agentFile: '' }));
  const refusal = { code: 'wire-off' };
  await expect(lab.fault({ kind: 'stepMode', on: true })).rejects.toMatchObject(refusal);
  await expect(lab.fault({ kind: 'preset', host: 'client', preset: 'fast' })).rejects.toMatchObject(refusal);
  await expect(lab.fault({ kind: 'power', host: 'client', on: false })).rejects.toMatchObject(refusal);
  const program = await lab.run('client', "console.log('up'); setInterval(() => console.log('tick'), 20);");
  await said(lab, program, 'up');
  await expect(lab.send('program', { program, action: { kind: 'block', ms: 100 } })).rejects.toMatchObject({
    code: 'no-agent',
  });
  expect(lab.all('action')).toEqual([]);
  await lab.send('signal', { program, signal: 'SIGSTOP' });
  await lab.send('signal', { program, signal: 'SIGCONT' });
  const lines = lab.all('console').length;
  await lab.waitFor('console', () => lab.all('console').length > lines + 2);
  await lab.send('signal', { program, signal: 'SIGSTOP' });
  await lab.send('signal', { program, signal: 'SIGKILL' });
  expect(await lab.waitFor('exit')).toMatchObject({ reason: 'student', signal: 'SIGKILL' });
});
