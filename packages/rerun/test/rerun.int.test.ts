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
  }, 3000);
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

/** Whichever of those that are the same. */
const withoutCount = (fate: string) => fate.replace(/ #\d+/, '');

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
async function runServer(lab: RealLab): Promise<void> {
  await lab.ask({ kind: 'runProgram', host: 'server', file: 'server.mjs', source: server });
  await lab.until(is('event', ({ name }) => name === 'listening'));
}
const runClient = (lab: RealLab) => lab.ask({ kind: 'runProgram', host: 'client', file: 'client.mjs', source: client });
async function runBoth(lab: RealLab): Promise<void> {
  await runServer(lab);
  await runClient(lab);
}
/** The next packet is kept by 한 패킷씩 until the hand has done all this to it: it waits, however long the machine stands still. */
async function catchNext(lab: RealLab, actions: readonly PacketAction[]): Promise<number> {
  const { packet } = await lab.until(
    is('held', (held) => held.by === 'step' && !lab.events.some((event) => hasLeft(event, held.packet))),
  );
  for (const action of actions) await act(lab, packet, action);
  await stepMode(lab, false);
  return packet;
}
const stepMode = (lab: RealLab, on: boolean) => lab.ask({ kind: 'fault', command: { kind: 'stepMode', on } });
const saidBy = (text: string) => is('console', (event) => event.text.includes(text));
/** Until nothing is on the wire any more. */
const quiet = (lab: RealLab) =>
  lab.until((_): _ is LabEvent => {
    const ended = new Set(lab.events.flatMap((event) => (isEnd(event) ? [event.packet] : [])));
    return lab.events.every((event) => event.kind !== 'sent' || ended.has(event.packet));
  });
const isEnd = (event: LabEvent) => event.kind === 'delivered' || event.kind === 'dropped';
const hasLeft = (event: LabEvent, packet: number) =>
  (isEnd(event) || event.kind === 'released') && event.packet === packet;
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
  await runServer(lab);
  await stepMode(lab, true);
  await runClient(lab);
  await catchNext(lab, [{ kind: 'drop' }]);
  await lab.until(is('event', ({ host, name }) => host === 'client' && name === 'connect'));
  // Each word comes seconds later than this.
  await stepMode(lab, true);
  const first = await catchNext(lab, [{ kind: 'hold' }]);
  await lab.until(is('held', ({ by }) => by === 'hand'));
  const afterHold = lab.events.length;
  await lab.until(saidBy('쉼 1'));
  await act(lab, first, { kind: 'release' });
  await lab.until(saidBy('말 1'));
  await stepMode(lab, true);
  await catchNext(lab, [{ kind: 'duplicate' }, { kind: 'delay', ms: 250 }]);
  await lab.until(saidBy('말 2'));
  await quiet(lab);
  // The first throw of this seed's dice takes the third word, and no later one what its kernel then sends again.
  await lab.ask({
    kind: 'fault',
    command: { kind: 'wireFault', direction: 'upstream', fault: { kind: 'loss', percent: 30 }, on: true, seed: 127 },
  });
  await lab.until(saidBy('말 3'));
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
    // When a kernel confirms by an empty segment, what with, and how often it says the same again is a matter of time alone.
    const came = new Set(made.map(withoutCount));
    expect(fates(old).filter((one) => !/ ack | repeated$/.test(one) && !came.has(withoutCount(one)))).toEqual([]);
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
