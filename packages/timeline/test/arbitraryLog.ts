import type { LabEvent, LabEventBody, TcpState } from '@socketlab/protocol';
import fc from 'fast-check';
import { delivered, dropped, kernel, kernelGone, number, opened, programOf, sent, text } from './logBuilder.ts';

const states: TcpState[] = [
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'CLOSE_WAIT',
  'TIME_WAIT',
];
const host = fc.constantFrom('client' as const, 'server' as const);
const port = fc.constantFrom(50_001, 50_002);
const object = fc.constantFrom('o1', 'o2', 'o3');
const program = fc.tuple(host, fc.constantFrom('a', 'b')).map(([where, id]) => programOf(where, `${where}-${id}`));

/** Any entry, whether or not a real lab would say it there: a picture must survive every log. */
const body: fc.Arbitrary<LabEventBody> = fc.oneof(
  fc.constant(opened),
  program.map((p) => p.spawn()),
  program.map((p) => p.start()),
  program.map((p) => p.exit()),
  fc
    .tuple(program, object, fc.constantFrom('Server' as const, 'Socket' as const))
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
);

/** Steps of time: mostly small, now and then an idle stretch. */
const pause = fc.oneof(
  { weight: 9, arbitrary: fc.nat(300_000) },
  { weight: 1, arbitrary: fc.integer({ min: 700_000, max: 9_000_000 }) },
);

export const arbitraryLog: fc.Arbitrary<LabEvent[]> = fc
  .array(fc.tuple(pause, body), { maxLength: 80 })
  .map((entries) => {
    let at = 0;
    return entries.map(([wait, entry], seq) => {
      at += wait;
      return { ...entry, seq, at } as LabEvent;
    });
  });
