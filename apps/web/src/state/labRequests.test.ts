import { expect, test } from 'vitest';
import type { Reply } from './connection.ts';
import { event, given, opened, rig, settled } from './testLab.ts';

test('[WB11] 실행 runs the client once the server listens, and not before', async () => {
  const lab = rig();
  lab.connection('open');
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L1' } : { program: 'p1' }));
  const done = lab.state().runAll();
  await settled();
  expect(lab.asked.map((ask) => ask.kind)).toEqual(['openLab', 'runProgram']);
  expect(lab.state().busy).toBe('run');
  lab.batch([
    event(0, { kind: 'event', object: 'o1', objectType: 'Server', name: 'listening', args: [], handlers: [] }),
  ]);
  await done;
  expect(lab.asked.slice(1)).toMatchObject([{ host: 'server' }, { host: 'client' }]);
  expect(lab.state().busy).toBeNull();
});

test('[WB11] a server that ends before it listens leaves the client unstarted, and the page says so', async () => {
  const lab = rig();
  lab.connection('open');
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L1' } : { program: 'p1' }));
  const done = lab.state().runAll();
  await settled();
  lab.batch([event(0, { kind: 'exit', code: 1, signal: null, reason: 'exited' })]);
  await done;
  expect(lab.asked.map((ask) => ask.kind)).toEqual(['openLab', 'runProgram']);
  expect(lab.state().notices[0]?.text).toContain('서버 프로그램이 수신 대기를 시작하기 전에 끝나서');
});

test('[WB11] several servers are waited for, and one that ends early does not keep the clients from one that listens', async () => {
  const lab = rig();
  lab.connection('open');
  const { addFile, runAll } = lab.state();
  addFile('server', 'helper.js', '');
  addFile('client', 'client-2.js', '');
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L1' } : { program: `p${lab.asked.length - 1}` }));
  const done = runAll();
  await settled();
  expect(lab.asked.slice(1)).toMatchObject([{ file: 'server.js' }, { file: 'helper.js' }]);
  lab.batch([event(0, { program: 'p2', kind: 'exit', code: 0, signal: null, reason: 'exited' })]);
  await settled();
  expect(lab.asked).toHaveLength(3);
  lab.batch([
    event(1, { kind: 'event', object: 'o1', objectType: 'DatagramSocket', name: 'listening', args: [], handlers: [] }),
  ]);
  await done;
  expect(lab.asked.slice(3)).toMatchObject([{ file: 'client.js' }, { file: 'client-2.js' }]);
  expect(lab.state().notices).toEqual([]);
});

test('[WB11] the text that is shown runs', async () => {
  const lab = await opened();
  lab.state().setSource('small/client.js', 'mine');
  await lab.state().runProgram('small/client.js');
  expect(lab.asked.at(-1)).toMatchObject({ host: 'client', file: 'client.js', source: 'mine' });
  lab.state().showSlot('small/client.js', 'start');
  await lab.state().runProgram('small/client.js');
  expect(lab.asked.at(-1)).toMatchObject({ source: '// client.js' });
});

test('[WB11] a second run replaces the lab and starts an empty log', async () => {
  const lab = await opened();
  lab.batch([event(0, { kind: 'spawn', file: 'server.js', source: '' })]);
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L2' } : {}));
  await lab.state().runAll();
  expect(lab.asked).toContainEqual({
    kind: 'openLab',
    lesson: 'small',
    delayMs: 200,
    hosts: ['client', 'server'],
    replaces: 'L1',
  });
  expect(lab.state()).toMatchObject({ lab: { id: 'L2' }, cursor: { applied: 0, atUs: 0 } });
});

test('[EX3] a page that is turned while a lab opens runs nothing of what it shows then', async () => {
  const lab = await opened();
  let reply = (_: Partial<Reply>) => {};
  lab.answerWith((ask) => (ask.kind === 'openLab' ? new Promise((resolve) => (reply = resolve)) : { program: 'p2' }));
  await lab.state().reset();
  const running = lab.state().runAll();
  lab.state().openSpace({ ...lab.state().space!, files: [given('server', 'other.js')] });
  lab.asked.length = 0;
  reply({ lab: 'L2' });
  await running;
  expect(lab.asked).toEqual([{ kind: 'closeLab', lab: 'L2' }]);
  expect(lab.state()).toMatchObject({ lab: null, busy: null });
});
