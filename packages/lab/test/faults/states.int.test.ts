import { expect, test } from 'vitest';
import { segmentsOf } from '../tcp.ts';
import { openTestLab, sharedTestProcess, textOf } from '../testLab.ts';
import { clientThat, runServer, said, serverThat } from './programs.ts';

test.concurrent('[FT19] a program that reads nothing closes the window, and the other kernel probes it', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await runServer(lab, serverThat('', '{ pauseOnConnect: true }'));
  await lab.run('client', clientThat('socket.write(Buffer.alloc(2_000_000));'));
  await lab.waitFor('socket', ({ host, timer }) => host === 'client' && timer === 'probe');
  const isProbe = () => {
    const segments = segmentsOf(lab);
    const closed = segments.findIndex(({ direction, tcp }) => direction === 'downstream' && tcp.window === 0);
    const next = segments[closed]?.tcp.acknowledgment;
    // RFC 9293, 3.8.6.1; Linux sends an old number without data, which asks for nothing but an answer (tcp_output.c, tcp_xmit_probe_skb).
    return segments
      .slice(closed + 1)
      .some(
        ({ direction, tcp, payloadLength }) =>
          direction === 'upstream' && payloadLength === 0 && tcp.sequence === (next! - 1) >>> 0,
      );
  };
  await lab.waitFor('sent', isProbe);
  const row = lab
    .all('socket')
    .filter(({ host, state }) => host === 'server' && state === 'ESTABLISHED')
    .at(-1);
  expect(row!.receiveQueueBytes).toBeGreaterThan(10_000);
  const sender = lab
    .all('socket')
    .filter(({ host }) => host === 'client')
    .at(-1);
  expect(sender!.sendQueueBytes).toBeGreaterThan(10_000);
});

test.concurrent('[FT20] CLOSE_WAIT stays for as long as the program does not close, also when the other side has forgotten', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await lab.fault({ kind: 'preset', host: 'client', preset: 'fast' });
  expect(await lab.waitFor('preset')).toMatchObject({ host: 'client', preset: 'fast' });
  await runServer(lab, serverThat('socket.resume();', '{ allowHalfOpen: true }'));
  await lab.run('client', clientThat("socket.end('bye'); socket.on('finish', () => setImmediate(process.exit));"));
  await lab.waitFor('socket', ({ host, state }) => host === 'client' && state === 'FIN_WAIT_2');
  // Nobody owns it any more: after tcp_fin_timeout, 3 s here, the client's kernel drops it without a word.
  await lab.waitFor('socketGone', ({ host }) => host === 'client');
  const rows = lab.all('socket').filter(({ host, remote }) => host === 'server' && remote.port !== 0);
  expect(rows.at(-1)!.state).toBe('CLOSE_WAIT');
  expect(lab.all('socketGone').some(({ host }) => host === 'server')).toBe(false);
});

test.concurrent.each(['client', 'server'] as const)(
  '[FT21] TIME_WAIT is on the side that closed first: the %s',
  async (first) => {
    const lab = await openTestLab(await sharedTestProcess());
    const endsWhenTold = "process.once('SIGTERM', () => socket.end()); console.log('ready');";
    const body = (host: string) => `socket.resume(); ${host === first ? endsWhenTold : ''}`;
    const server = await runServer(lab, serverThat(body('server')));
    const client = await lab.run('client', clientThat(body('client')));
    // A connection shorter than the time between two looks may never stand in a table that was read: it ends once both ends do.
    for (const end of ['client', 'server'])
      await lab.waitFor('socket', ({ host, state }) => host === end && state === 'ESTABLISHED');
    const told = first === 'client' ? client : server;
    await said(lab, told, 'ready');
    await lab.send('signal', { program: told, signal: 'SIGTERM' });
    await said(lab, client, 'close');
    await lab.waitFor('socket', ({ host, state }) => host === first && state === 'TIME_WAIT');
    await lab.waitFor('socketGone', ({ host }) => host !== first);
    expect(lab.all('socket').some(({ host, state }) => host !== first && state === 'TIME_WAIT')).toBe(false);
  },
);

test.concurrent.each(['end', 'destroy'] as const)(
  '[FT22] %s: end keeps every byte that was written, destroy loses those not sent',
  async (method) => {
    const lab = await openTestLab(await sharedTestProcess());
    const server = await runServer(
      lab,
      serverThat(
        "let bytes = 0; socket.on('data', (data) => { bytes += data.length; }).on('close', () => console.log('bytes ' + bytes));",
      ),
    );
    const bytes = 4_000_000;
    const client = await lab.run(
      'client',
      clientThat(`socket.on('connect', () => { socket.write(Buffer.alloc(${bytes})); socket.${method}(); });`),
    );
    await said(lab, client, 'close');
    const { text } = await lab.waitFor(
      'console',
      (event) => event.program === server && event.text.startsWith('bytes '),
    );
    const received = Number(text.slice(6));
    if (method === 'end') expect(received).toBe(bytes);
    else expect(received).toBeLessThan(bytes);
    expect(textOf(lab, client)).not.toContain('error');
  },
);
