import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorMessages } from './errors.ts';
import { errorCodeSchema, parsePageRequest, serverMessageSchema } from './pageMessage.ts';
import { directionBetween, hostNames } from './words.ts';

const open = { kind: 'openLab', request: 1, lesson: 'tcp-server-client', delayMs: 200 };

describe('parsePageRequest', () => {
  test('accepts a request that fits', () => {
    expect(parsePageRequest(JSON.stringify(open))).toEqual({ ok: true, value: open });
  });

  test('[PR1] a text that is not JSON is bad-json', () => {
    expect(parsePageRequest('{"kind":')).toMatchObject({ ok: false, code: 'bad-json', request: null });
  });

  test.each([['null'], ['17'], ['"openLab"'], ['[]'], ['{}'], ['{"kind":"fly","request":1}']])(
    '[PR2] %s is of no known kind',
    (text) => {
      expect(parsePageRequest(text)).toMatchObject({ ok: false, code: 'unknown-kind' });
    },
  );

  test('[PR3] wrong fields are named, and so is the request', () => {
    const text = JSON.stringify({ ...open, delayMs: 201, request: 7 });
    expect(parsePageRequest(text)).toMatchObject({ ok: false, code: 'bad-fields', request: 7, detail: 'delayMs' });
  });

  test.each([['../server.js'], ['a/b.js'], ['server.ts'], ['.js'], ['ser ver.js'], ['server.js\n']])(
    '[PR5] the file name %j is refused',
    (file) => {
      const run = { kind: 'runProgram', request: 1, lab: 'a', host: 'server', file, source: '' };
      expect(parsePageRequest(JSON.stringify(run))).toMatchObject({ ok: false, code: 'bad-fields' });
    },
  );

  test('[PR6] only the four delays pass', () => {
    const passes = (delayMs: unknown) => parsePageRequest(JSON.stringify({ ...open, delayMs })).ok;
    expect([0, 50, 200, 400].every(passes)).toBe(true);
    expect([-1, 1, 500, '200', null].some(passes)).toBe(false);
  });

  test('[PR7] hosts are named once each, the client and the server among them', () => {
    const passes = (hosts: unknown) => parsePageRequest(JSON.stringify({ ...open, hosts })).ok;
    const fits = [['client', 'server'], ['server', 'client3', 'client'], [...hostNames]];
    expect(fits.every(passes)).toBe(true);
    const misfits = [[], ['server'], ['client2', 'server'], ['client', 'client', 'server'], ['client', 'server', 'x']];
    expect(misfits.some(passes)).toBe(false);
  });

  test('[PR7] upstream runs towards the host that stands later', () => {
    const upstream = hostNames.flatMap((from) =>
      hostNames.filter((to) => directionBetween(from, to) === 'upstream').map((to) => `${from}>${to}`),
    );
    expect(upstream).toEqual([
      'client>client2',
      'client>client3',
      'client>server',
      'client2>client3',
      'client2>server',
      'client3>server',
    ]);
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const result = parsePageRequest(text);
        if (!result.ok) expect(errorMessages[result.code]).toBeTruthy();
      }),
    );
  });
});

describe('what the server says', () => {
  test('[PR4] every error code has a sentence', () => {
    for (const code of errorCodeSchema.options) expect(errorMessages[code]).toMatch(/다\.$/);
    expect(errorCodeSchema.safeParse('oops').success).toBe(false);
  });

  test('[EV1] a batch with an entry of an unknown kind is refused', () => {
    const batch = {
      kind: 'events',
      lab: 'a',
      nowUs: 0,
      events: [{ seq: 0, at: 0, lane: 'packet', kind: 'teleported' }],
    };
    expect(serverMessageSchema.safeParse(batch).success).toBe(false);
  });

  test('[EV2] an inferred segment loses what it may not carry', () => {
    const segment = {
      kind: 'inferred',
      flags: ['SYN'],
      source: { address: '127.0.0.1', port: 1 },
      destination: { address: '127.0.0.1', port: 2 },
      payloadBytes: 0,
      payload: '',
      sequence: 7,
      bytes: 'RQ==',
    };
    const entry = {
      seq: 0,
      at: 0,
      lane: 'packet',
      kind: 'sent',
      packet: 0,
      from: 'client',
      to: 'server',
      direction: 'upstream',
      segment,
    };
    const parsed = serverMessageSchema.parse({ kind: 'events', lab: 'a', nowUs: 0, events: [entry] });
    const sent = parsed.kind === 'events' ? parsed.events[0] : undefined;
    expect(sent?.kind === 'sent' && Object.keys(sent.segment).sort()).toEqual(
      ['destination', 'flags', 'kind', 'payload', 'payloadBytes', 'source'].sort(),
    );
  });
});
