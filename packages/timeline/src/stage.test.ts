import { describe, expect, test } from 'vitest';
import { opened, programOf, text } from '../test/logBuilder.ts';
import { clientPort, conversation } from '../test/logs.ts';
import { sent } from '../test/packetEntries.ts';
import { conversationAt as at, viewOf } from '../test/stories.ts';
import { unfold } from '../test/unfold.ts';
import { createTimeline } from './createTimeline.ts';
import { programOf as programShown } from './programOf.ts';

const _client = programOf('client', 'p2');
const _server = programOf('server', 'p1');

const client = programOf('client', 'p2');

describe('code', () => {
  test('[TL24] calls and events stand at their lines, each counted', () => {
    const { programs, marks } = at(1e9);
    expect(
      programShown({ programs }, 'server')!.pins.map(
        ({ line, kind, label, count }) => `${line} ${kind} ${label} ${count}`,
      ),
    ).toEqual([
      '10 call listen() 1',
      '11 event listening 1',
      '2 event connection 1',
      '4 event data 1',
      '5 call write() 1',
      '7 event end 1',
    ]);
    expect(programShown({ programs }, 'client')!.hot).toMatchObject({ line: 9, kind: 'event', label: 'close' });
    expect(marks.slice(0, 3)).toMatchObject([
      { host: 'server', kind: 'call', label: 'listen()', line: 10 },
      { host: 'server', kind: 'event', label: 'listening', line: 11 },
      { host: 'client', kind: 'call', label: 'connect()', line: 2 },
    ]);
  });

  test('[TL24] handing over a handler glows and leaves neither pin nor mark; a line of another file is not shown here', () => {
    const view = viewOf((builder) => {
      builder.at(0, client.spawn(), client.object('o1', 'Socket', 1), client.call('o1', 'on', 4));
      builder.at(1, {
        ...client.call('o1', 'write', 9, [text('x')]),
        site: { file: '/app/other.js', line: 9, column: 1 },
      } as never);
    });
    expect(programShown(view, 'client')).toMatchObject({ pins: [], hot: { line: 4 } });
    expect(view.marks).toMatchObject([{ label: 'write()', line: null }]);
  });

  test('[TL25] an entry that reached the log late stands where it happened', () => {
    const view = viewOf((builder) => {
      builder.at(0, client.spawn());
      builder.at(9_000, { ...client.event('o1', 'data', [4]), lateUs: 2_000 } as never);
    });
    expect(view.marks[0]!.atUs).toBe(7_000);
    expect(programShown(view, 'client')!.hot!.atUs).toBe(7_000);
  });
});

test('[TL26] the settings of the lab hold from their entry on', () => {
  expect(at(1e9)).toMatchObject({
    mode: 'virtual',
    addresses: { client: '10.0.0.1', server: '10.0.0.2' },
    delayMs: 200,
    limit: null,
  });
  const view = viewOf((builder) => {
    builder.at(0, opened);
    builder.at(1, { lane: 'wire', kind: 'delay', delayMs: 50 }, { lane: 'lab', kind: 'limit', what: 'events' });
    builder.at(2, sent(0, { from: 'client', clientPort, flags: ['SYN'], sequence: 5 }));
  });
  expect(view).toMatchObject({ delayMs: 50, limit: 'events', packets: [{ expectedUs: 50_002 }] });
  expect(unfold(createTimeline().view({ applied: 0, atUs: 0 }))).toMatchObject({
    mode: null,
    applied: 0,
    packets: [],
    narration: null,
  });
  expect(conversation()[0]!.kind).toBe('opened');
});
