import { describe, expect, test } from 'vitest';
import { programOf } from '../test/logBuilder.ts';
import { clientPort, firsts, writeConversation } from '../test/logs.ts';
import { sent } from '../test/packetEntries.ts';
import { conversationAt as at, viewOf } from '../test/stories.ts';

const _client = programOf('client', 'p2');
const _server = programOf('server', 'p1');

const connection = `10.0.0.1:${clientPort}-10.0.0.2:8080`;

describe('bands', () => {
  test('[TL22] each state of each end is one band, without gap or overlap; the last one goes on', () => {
    const { bands } = at(1e9);
    const of = (host: string) => bands.filter((band) => band.host === host && band.connection === connection);
    expect(of('client').map((band) => band.state)).toEqual(['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'TIME_WAIT']);
    expect(of('server').map((band) => band.state)).toEqual(['SYN_RECEIVED', 'ESTABLISHED', 'CLOSE_WAIT', 'LAST_ACK']);
    for (const host of ['client', 'server'])
      of(host)
        .slice(1)
        .forEach((band, index) => {
          expect(band.fromUs).toBe(of(host)[index]!.toUs);
        });
    expect(of('client').at(-1)!.toUs).toBeNull();
    expect(of('server').at(-1)!.toUs).not.toBeNull();
    expect(bands[0]).toMatchObject({ host: 'server', connection: null, state: 'LISTEN', source: 'kernel' });
  });

  test('[TL23] a state known from segments alone is marked derived until the kernel says the same', () => {
    const band = (us: number) => at(us).bands.findLast((one) => one.host === 'client');
    expect(band(100_000)).toMatchObject({ state: 'SYN_SENT', source: 'derived', fromUs: 100_000 });
    expect(band(100_002)).toMatchObject({ state: 'SYN_SENT', source: 'kernel', fromUs: 100_000 });
  });
});

test('[TL23] a segment that was on its way when the kernel moved on does not move the band back', () => {
  const { bands } = viewOf((builder) => {
    writeConversation(builder);
    // FIN_WAIT_1 is in the table at 901.15 ms; the wire then carries data that was sent before.
    const words = {
      from: 'client',
      clientPort,
      flags: ['ACK'],
      acknowledgment: firsts.server + 11,
      text: 'x',
    } as const;
    builder.at(901_155, sent(90, { ...words, flags: ['ACK'], sequence: firsts.client + 6 }));
  });
  const client = bands.filter((band) => band.host === 'client');
  expect(client.map((band) => band.state)).toEqual(['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'TIME_WAIT']);
});
