// A stand-in for the server in a process of its own. Arguments: the lab process's bundle, then `converse` to run a conversation and
// say what came of it. Without that it starts one program and waits to be killed.
import { type LabEvent, networkModeSchema } from '@socketlab/protocol';
import { startLabProcess } from '../src/startLabProcess.ts';

const [labProcessFile = '', task, mode = 'virtual'] = process.argv.slice(2);
const labProcess = await startLabProcess({ labProcessFile, ownMachine: true, mode: networkModeSchema.parse(mode) });
const events: LabEvent[] = [];
const listeners = new Set<() => void>();
labProcess.onReport((report) => {
  if (report.kind === 'events') events.push(...report.events);
  for (const listener of listeners) listener();
});
const until = (fits: (event: LabEvent) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => events.some(fits) && resolve();
    listeners.add(look);
    look();
  });

await labProcess.send({ kind: 'open', lab: 'one', delayMs: 50 });
const run = (host: 'client' | 'server', source: string) =>
  labProcess.send({ kind: 'run', lab: 'one', host, file: `${host}.js`, source });
const said = (pattern: RegExp): string =>
  events.flatMap((event) => (event.kind === 'console' && pattern.test(event.text) ? [event.text] : []))[0] ?? '';
const countDescriptors = `
   const descriptors = require('fs').readdirSync('/proc/self/fd').filter((name) => Number(name) > 100);
   console.log('descriptors from outside', descriptors.length);`;
if (task === 'descriptors') {
  await run('server', countDescriptors);
  await until((event) => event.kind === 'exit');
  console.log(said(/descriptors/));
  await labProcess.close();
  process.exit();
}
await run(
  'server',
  `const capabilities = /CapEff:\\s*(\\w+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'))[1];
   console.log('capabilities', capabilities);
   ${countDescriptors}
   require('net').createServer((s) => s.resume()).listen(8080, () => console.log('up'))`,
);
await until((event) => event.kind === 'console' && event.text === 'up');
if (task === 'converse') {
  await run('client', "require('net').connect(8080, '10.0.0.2', function () { this.end('hello'); })");
  await until((event) => event.kind === 'exit');
  await until((event) => event.kind === 'socket' && event.state === 'TIME_WAIT');
  const states = events.flatMap((event) => (event.kind === 'socket' && event.host === 'client' ? [event.state] : []));
  const reasons = events.flatMap((event) => (event.kind === 'exit' ? [event.reason] : []));
  console.log(
    `user ${process.getuid?.()} sandbox ${labProcess.capabilities.sandbox.available} ${[...new Set(states)].join(' ')} ${reasons} ${said(/capabilities/)} ${said(/descriptors/)}`,
  );
  await labProcess.close();
} else {
  console.log('up');
}
