import type { LabProcess } from '@socketlab/lab';
import type { LabEvent, PacketAction } from '@socketlab/protocol';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createEntryNames } from '../src/entryNames.ts';
import { planRerun } from '../src/index.ts';
import { openRealLab, type RealLab, rerun, startRerunProcess } from './rerunLab.ts';

const timeout = 150_000;

const server = `import net from 'node:net';
net.createServer((socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('end', () => console.log('끝'));
}).listen(8080);
`;
// Far enough apart that each word and its echo have arrived before the next one: else kernels join them, as time will have it.
const client = `import net from 'node:net';
const socket = net.connect(8080, 'server', () => {
  let count = 0;
  const timer = setInterval(() => {
    count += 1;
    socket.write('말 ' + count + '\\n');
    setTimeout(() => console.log('쉼 ' + count), 200);
    if (count === 3) clearInterval(timer);
  }, 2000);
});
socket.on('data', (chunk) => console.log(String(chunk).trim()));
`;

let labProcess: LabProcess;
beforeAll(async () => {
  labProcess = await startRerunProcess('virtual');
}, timeout);
afterAll(() => labProcess?.close());

const is =
  <K extends LabEvent['kind']>(kind: K, fits: (event: Extract<LabEvent, { kind: K }>) => boolean = () => true) =>
  (event: LabEvent): event is Extract<LabEvent, { kind: K }> =>
    event.kind === kind && fits(event as Extract<LabEvent, { kind: K }>);

/** The names of all packets and what became of each, in the order of the log. */
function fates(events: readonly LabEvent[]): string[] {
  const names = createEntryNames();
  return events.flatMap((event) => {
    const name = names.read(event);
    if (event.kind === 'dropped') return [`${names.packetName(event.packet)} ${event.reason}`];
    return event.kind === 'sent' ? [name ?? `${names.packetName(event.packet)} by hand`] : [];
  });
}

/** What was done to packets by hand, in order. */
function byHand(events: readonly LabEvent[]): string[] {
  return planRerun(events, events.length).deeds.flatMap(({ deed }) =>
    deed.do === 'packet' ? [`${deed.packet} ${JSON.stringify(deed.action)}`] : deed.do === 'next' ? [deed.packet] : [],
  );
}

/**
 * All of the way lies upstream, where the hand is: half a second for every deed, and as much until the first timers of the kernels on both sides.
 * What a kernel sends again because a busy machine was slow, the dice would take for one more throw.
 */
async function beginRun(): Promise<RealLab> {
  const lab = await openRealLab(labProcess, { hosts: ['client', 'server'], delayMs: 0 });
  onTestFinished(() => lab.close());
  const fault = { kind: 'latency', extraMs: 500, jitterMs: 0 } as const;
  await lab.ask({ kind: 'fault', command: { kind: 'wireFault', direction: 'upstream', fault, on: true } });
  return lab;
}
async function runBoth(lab: RealLab): Promise<void> {
  await lab.ask({ kind: 'runProgram', host: 'server', file: 'server.mjs', source: server });
  await lab.until(is('event', ({ name }) => name === 'listening'));
  await lab.ask({ kind: 'runProgram', host: 'client', file: 'client.mjs', source: client });
}
const act = (lab: RealLab, packet: number, action: PacketAction) =>
  lab.ask({ kind: 'fault', command: { kind: 'packet', packet, action } });
/** The n-th packet of the client, with data in it or not. */
const sentUp = (nth: number) => {
  let seen = 0;
  const met = new Set<number>();
  return is('sent', ({ packet, direction, origin }) => {
    if (direction !== 'upstream' || origin) return false;
    if (!met.has(packet)) seen += 1;
    met.add(packet);
    return seen === nth;
  });
};

test('[FK1] a run with losses and hand-made drops, holds, delays and copies is made again the same, up to any of its moments', {
  timeout,
}, async () => {
  const lab = await beginRun();
  // This seed's dice take the third word of the client, which its kernel then sends again.
  await lab.ask({
    kind: 'fault',
    command: { kind: 'wireFault', direction: 'upstream', fault: { kind: 'loss', percent: 30 }, on: true, seed: 41 },
  });
  await runBoth(lab);
  const syn = await lab.until(sentUp(1));
  await act(lab, syn.packet, { kind: 'drop' });
  const word = async (nth: number) => {
    const writes = new Set<number>();
    const call = await lab.until(
      is('call', ({ seq, host, method }) => host === 'client' && method === 'write' && writes.add(seq).size === nth),
    );
    return lab.until(is('sent', ({ direction, seq }) => direction === 'upstream' && seq > call.seq));
  };
  const data = await word(1);
  await act(lab, data.packet, { kind: 'hold' });
  await lab.until(is('held'));
  const afterHold = lab.events.length;
  await lab.until(is('console', ({ text }) => text.includes('쉼 1')));
  await act(lab, data.packet, { kind: 'release' });
  const next = await word(2);
  await act(lab, next.packet, { kind: 'delay', ms: 250 });
  await act(lab, next.packet, { kind: 'duplicate' });
  await lab.until(is('console', ({ text }) => text.includes('말 3')));
  const whole = lab.events.length;
  expect(fates(lab.events).filter((one) => one.includes('loss'))).toHaveLength(1);

  for (const applied of [afterHold, Math.floor((afterHold + whole) / 2), whole]) {
    const plan = planRerun(lab.events, applied);
    expect(plan.lost).toEqual([]);
    const again = await rerun(labProcess, plan);
    onTestFinished(() => again.lab.close());
    expect(again.result).toEqual({ notes: [], reached: true });
    const old = lab.events.slice(0, applied);
    // The last deed has been done; its entry is on its way.
    await expect.poll(() => byHand(again.lab.events), { timeout: 20_000 }).toEqual(byHand(old));
    const made = fates(again.lab.events);
    // What the kernels' clocks put one way or the other of the moment itself is nobody's loss.
    const lost = (all: readonly string[]) => all.filter((one) => /loss|student/.test(one));
    expect(lost(made).slice(0, lost(fates(old)).length)).toEqual(lost(fates(old)));
    // When a kernel confirms by an empty segment, and what with, is a matter of time alone.
    expect(fates(old).filter((one) => !one.includes(' ack ') && !made.includes(one))).toEqual([]);
  }
});

test('[FK1] signals, words from the page, swaps and packets let go one by one are done again', {
  timeout,
}, async () => {
  const lab = await beginRun();
  await runBoth(lab);
  const spawned = await lab.until(is('spawn', ({ host }) => host === 'server'));
  const accepted = await lab.until(is('object', ({ acceptedBy }) => acceptedBy !== undefined));
  const socket = { program: accepted.program, object: accepted.object };
  await lab.ask({ kind: 'actOnSocket', ...socket, action: { kind: 'write', text: '페이지가 보냄\n' } });
  await lab.until(is('console', ({ text }) => text.includes('페이지가')));
  await lab.ask({ kind: 'fault', command: { kind: 'stepMode', on: true } });
  const held = await lab.until(is('held'));
  await lab.ask({ kind: 'fault', command: { kind: 'next' } });
  await lab.until(is('delivered', ({ packet }) => packet === held.packet));
  await lab.ask({ kind: 'fault', command: { kind: 'stepMode', on: false } });
  const offAt = lab.events.length;
  const lone = await lab.until(is('sent', ({ seq, direction }) => seq >= offAt && direction === 'upstream'));
  await act(lab, lone.packet, { kind: 'swap' });
  await lab.until(is('released', ({ packet, by }) => packet === lone.packet && by === 'hand'));
  await lab.ask({ kind: 'actOnProgram', program: spawned.program, action: { kind: 'block', ms: 200 } });
  await lab.ask({ kind: 'signalProgram', program: spawned.program, signal: 'SIGKILL' });
  await lab.until(is('exit', ({ host }) => host === 'server'));
  await lab.ask({ kind: 'runProgram', host: 'server', file: 'server.mjs', source: server });
  const second = await lab.until(
    is('event', ({ name, program }) => name === 'listening' && program !== spawned.program),
  );
  await lab.ask({ kind: 'runProgram', host: 'server', file: 'server.mjs', source: server });
  await lab.until(is('exit', ({ program, reason }) => program === second.program && reason === 'replaced'));
  await lab.until(is('spawn', ({ seq }) => seq > second.seq));

  const plan = planRerun(lab.events, lab.events.length);
  expect(plan.deeds.map(({ deed }) => ('action' in deed ? `${deed.do} ${deed.action.kind}` : deed.do))).toEqual([
    ...['fault', 'run', 'run', 'socket write', 'fault', 'next', 'fault', 'packet swap'],
    ...['act block', 'signal', 'run', 'run'],
  ]);
  const again = await rerun(labProcess, plan, { stopWire: true });
  onTestFinished(() => again.lab.close());
  expect(again.result.notes).toEqual([]);
  const steps = new Set<number>();
  await again.lab.until(is('stepMode', ({ on, seq }) => on && steps.add(seq).size === 2));
  const told = planRerun(again.lab.events, again.lab.events.length).deeds.map(({ deed }) => deed);
  expect(told).toEqual([
    ...plan.deeds.map(({ deed }) => deed),
    // The moment is reached, and the wire stands still.
    { do: 'fault', command: { kind: 'stepMode', on: true } },
  ]);
});

test('[FK3] what a deed waits for and never comes is waited for in vain once; the deed is done in its order, or told as not done', {
  timeout,
}, async () => {
  const lab = await beginRun();
  await runBoth(lab);
  const syn = await lab.until(sentUp(1));
  await act(lab, syn.packet, { kind: 'drop' });
  await lab.until(is('dropped'));
  const plan = planRerun(lab.events, lab.events.length);
  const elsewhere = plan.deeds.map((one) =>
    one.deed.do === 'run' && one.deed.host === 'client'
      ? { ...one, deed: { ...one.deed, source: 'setTimeout(() => {}, 60_000);\n' } }
      : one,
  );
  const again = await rerun(labProcess, { ...plan, deeds: elsewhere });
  onTestFinished(() => again.lab.close());
  expect(again.result.reached).toBe(false);
  expect(again.result.notes.map(({ kind, deed }) => [kind, deed.deed.do])).toEqual([
    ['late', 'packet'],
    ['missing', 'packet'],
  ]);
});
