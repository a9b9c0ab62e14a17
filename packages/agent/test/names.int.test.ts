import { expect, test } from 'vitest';
import { only, programsAsText } from './runSource.ts';

const { run } = programsAsText();

const addresses = { client: '127.77.0.1', server: '127.77.0.2' };
const onHost = (host: string) => ({
  SOCKETLAB_HOST: host,
  SOCKETLAB_NAMES: JSON.stringify(addresses),
  SOCKETLAB_LISTEN: addresses[host as 'client'],
});

test('[AG10] answers the lab’s names and localhost, and says so', async () => {
  const { stdout, reports } = await run(
    `const dns = require('dns'); const say = (...a) => console.log(JSON.stringify(a));
dns.lookup('server', (...a) => { say(...a);
  dns.lookup('LOCALHOST', { all: true }, (...b) => { say(...b);
    dns.promises.lookup('client').then((c) => { say(c);
      dns.lookup('localhost', { family: 6 }, (e, d) => { say(d !== '127.77.0.2'); }); }); }); });
say('first');
`,
    { env: onHost('client') },
  );
  expect(stdout.trim().split('\n')).toEqual([
    '["first"]',
    '[null,"127.77.0.2",4]',
    '[null,[{"address":"127.77.0.2","family":4}]]',
    '[{"address":"127.77.0.1","family":4}]',
    '[true]',
  ]);
  expect(only(reports, 'name').map(({ asked, answered, rule }) => [asked, answered, rule])).toEqual([
    ['server', '127.77.0.2', 'host-name'],
    ['LOCALHOST', '127.77.0.2', 'localhost-is-server'],
    ['client', '127.77.0.1', 'host-name'],
  ]);
});

test('[AG10] leaves localhost alone on the server, and on a client that listens itself', async () => {
  const ask = "require('dns').lookup('localhost', (e, a) => { console.log(/^127\\.77/.test(a)); process.exit(); });";
  expect((await run(ask, { env: onHost('server') })).stdout).toBe('false\n');
  const listening = `require('net').createServer().listen(0, () => { ${ask} });`;
  const { stdout, reports } = await run(listening, { env: onHost('client') });
  expect(stdout).toBe('false\n');
  expect(only(reports, 'name')).toMatchObject([{ asked: '::', answered: '127.77.0.1', rule: 'own-address' }]);
  expect(only(reports, 'address')[0]?.local?.address).toBe('127.77.0.1');
});
