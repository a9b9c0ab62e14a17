import {
  hostNames,
  type LabEvent,
  type LabEventBody,
  type PacketDoer,
  type TcpState,
  type WireFault,
} from '@socketlab/protocol';
import fc from 'fast-check';
import { kernel, kernelGone, udpKernel, udpKernelGone } from './kernelEntries.ts';
import { number, opened, openedWithAll, programOf, text } from './logBuilder.ts';
import { delayed, delivered, dropped, faultOn, held, released, sent, sentDatagram, spoiled } from './packetEntries.ts';

const states: TcpState[] = [
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'CLOSE_WAIT',
  'TIME_WAIT',
];
const host = fc.constantFrom(...hostNames);
const port = fc.constantFrom(50_001, 50_002);
const object = fc.constantFrom('o1', 'o2', 'o3');
const program = fc
  .tuple(host, fc.constantFrom('a', 'b'))
  .map(([where, id]) => programOf(where, `${where}-${id}`, `${id}.js`));

const doer = fc.constantFrom<PacketDoer>('hand', 'step', 'latency', 'cut');
const packet = fc.nat(30);
const laterUs = fc.nat(3_000_000);
const faults: WireFault[] = [
  { kind: 'loss', percent: 30 },
  { kind: 'cut' },
  { kind: 'latency', extraMs: 200, jitterMs: 50 },
  { kind: 'loseNext', count: 2, like: 'SYN+ACK' },
  { kind: 'mtu', bytes: 576, tellSender: true },
];

/** What faults do: to packets, to the wire, to programs and hosts. */
const fault: fc.Arbitrary<LabEventBody> = fc.oneof(
  fc.tuple(packet, doer).map(([number, by]) => held(number, by)),
  fc.tuple(packet, doer, laterUs).map(([number, by, dueUs]) => released(number, dueUs, by)),
  fc.tuple(packet, doer, laterUs).map(([number, by, dueUs]) => delayed(number, dueUs, by)),
  packet.map((number) => spoiled(number, sent(number, { from: 'client', clientPort: 5, flags: ['ACK'], sequence: 1 }))),
  fc
    .tuple(fc.constantFrom(...faults), fc.boolean(), fc.constantFrom('upstream' as const, 'downstream' as const))
    .map(([one, on, direction]) => faultOn(one, direction, on)),
  fc.boolean().map((on): LabEventBody => ({ lane: 'wire', kind: 'stepMode', on })),
  fc.tuple(host, fc.boolean()).map(([where, on]): LabEventBody => ({ lane: 'lab', kind: 'power', host: where, on })),
  fc
    .tuple(host, fc.constantFrom('fast' as const, 'linux' as const))
    .map(([where, preset]): LabEventBody => ({ lane: 'lab', kind: 'preset', host: where, preset })),
  fc
    .tuple(program, fc.constantFrom('SIGSTOP' as const, 'SIGCONT' as const, 'SIGTERM' as const))
    .map(([p, signal]) => p.signal(signal)),
  program.map((p) => p.action({ kind: 'block', ms: 500 })),
  fc
    .tuple(packet, host, port, fc.constantFrom('', 'abc'))
    .map(([number, from, clientPort, words]) => sentDatagram(number, { from, clientPort, text: words })),
  fc.tuple(packet, host, port, packet).map(
    ([number, from, clientPort, of]): LabEventBody =>
      ({
        ...sent(number, { from, clientPort, flags: ['ACK'], sequence: 105, text: 'abc' }),
        origin: { kind: 'copy', of, by: 'hand' },
      }) as LabEventBody,
  ),
  fc.tuple(host, port, fc.nat(3)).map(([where, local, drops]) => udpKernel(where, local, { drops })),
  fc.tuple(host, port).map(([where, local]) => udpKernelGone(where, local)),
);

/** Any entry, whether or not a real lab would say it there: a picture must survive every log. */
const body: fc.Arbitrary<LabEventBody> = fc.oneof(
  fc.constantFrom(opened, openedWithAll),
  program.map((p) => p.spawn()),
  program.map((p) => p.start()),
  program.map((p) => p.exit()),
  fc
    .tuple(program, object, fc.constantFrom('Server' as const, 'Socket' as const, 'DatagramSocket' as const))
    .map(([p, o, type]) => p.object(o, type, 3)),
  fc.tuple(program, object, port).map(([p, o, remote]) => p.address(o, 8080, remote)),
  fc.tuple(program, object, port).map(([p, o, local]) => p.address(o, local, 8080)),
  fc.tuple(program, object).map(([p, o]) => p.address(o, 8080, null)),
  fc
    .tuple(program, fc.option(object), fc.constantFrom('connect', 'write', 'end', 'on'))
    .map(([p, o, method]) => p.call(o, method, 4, [number(8080)])),
  fc
    .tuple(program, object, fc.constantFrom('data', 'close', 'error'))
    .map(([p, o, name]) => p.event(o, name, [5], [text('x')])),
  program.map((p) => p.print('한 줄', 6)),
  fc
    .tuple(
      fc.nat(30),
      host,
      port,
      fc.subarray(['SYN', 'ACK', 'FIN', 'RST'] as const),
      fc.integer({ min: 100, max: 130 }),
      fc.constantFrom('', 'abc'),
    )
    .map(([packet, from, clientPort, flags, sequence, words]) =>
      sent(packet, { from, clientPort, flags, sequence, acknowledgment: sequence, text: words }),
    ),
  fc.nat(30).map(delivered),
  fc.nat(30).map(dropped),
  fc
    .tuple(host, fc.option(port), fc.constantFrom(...states))
    .map(([where, clientPort, state]) => kernel(where, clientPort, state)),
  fc.tuple(host, fc.option(port)).map(([where, clientPort]) => kernelGone(where, clientPort)),
  { weight: 12, arbitrary: fault },
);

/** Steps of time: mostly small, now and then an idle stretch. */
const pause = fc.oneof(
  { weight: 9, arbitrary: fc.nat(300_000) },
  { weight: 1, arbitrary: fc.integer({ min: 700_000, max: 9_000_000 }) },
);

function asLog(entries: readonly (readonly [number, LabEventBody])[]): LabEvent[] {
  let at = 0;
  return entries.map(([wait, entry], seq) => {
    at += wait;
    return { ...entry, seq, at } as LabEvent;
  });
}

export const arbitraryLog: fc.Arbitrary<LabEvent[]> = fc.array(fc.tuple(pause, body), { maxLength: 80 }).map(asLog);

const twoHosts = fc.constantFrom('client' as const, 'server' as const);
const fewPackets = fc.nat(9);

/** Few packets and connections to which much happens, and steps of time that are often none. */
export const busyLog: fc.Arbitrary<LabEvent[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 0, 1, 1000, 60_000, 900_000),
      fc.oneof(
        fc
          .tuple(fewPackets, twoHosts, fc.nat(9))
          .map(([number, from, window]) =>
            sent(number, { from, clientPort: 50_001, flags: ['ACK'], sequence: 100, acknowledgment: 1, window }),
          ),
        { weight: 2, arbitrary: fewPackets.map(delivered) },
        fewPackets.map(dropped),
        fc.tuple(fewPackets, doer).map(([number, by]) => held(number, by)),
        fewPackets.map((number) => released(number, 5_000_000)),
        fc
          .tuple(twoHosts, fc.constantFrom(50_001, 50_002, 50_003, null))
          .chain(([where, local]) =>
            fc.constantFrom(kernel(where, local, local === null ? 'LISTEN' : 'ESTABLISHED'), kernelGone(where, local)),
          ),
      ),
    ),
    { maxLength: 60, size: 'max' },
  )
  .map(asLog);
