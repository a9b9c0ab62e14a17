import { encodeTcp, parsePacket } from '@socketlab/packets';
import { expect, test } from 'vitest';
import { openLink } from './openLink.ts';

const client = { source: '10.0.0.1', sourcePort: 50_000, destination: '10.0.0.2', destinationPort: 8080 };

const up = { from: 'client', to: 'server' } as const;

test('[FT14] mtu: of a packet that may be cut into pieces the router says nothing', () => {
  const { link, log } = openLink();
  link.setFault('upstream', { kind: 'mtu', bytes: 552, tellSender: true }, true);
  const large = encodeTcp({ ...client, sequence: 1, flags: ['ACK'], payload: new Uint8Array(600) });
  link.enter(up, large, 0);
  const answers = () =>
    log.flatMap(({ body }) =>
      body.kind === 'sent' && body.origin && body.segment.kind === 'observed'
        ? [parsePacket(Buffer.from(body.segment.bytes, 'base64')).icmp]
        : [],
    );
  expect(answers()).toMatchObject([{ type: 3, code: 4 }]);
  const free = Uint8Array.from(large);
  free[6]! &= ~0x40;
  expect(parsePacket(free).ip?.dontFragment).toBe(false);
  link.enter(up, free, 0);
  expect(answers()).toHaveLength(1);
  expect(log.filter(({ body }) => body.kind === 'dropped' && body.reason === 'mtu')).toHaveLength(2);
});

test('[FT30] what sees both directions is on the wire once: put on in the other one it moves there', () => {
  const { link, sendTcp, log } = openLink();
  link.setFault('upstream', { kind: 'reset' }, true);
  link.setFault('downstream', { kind: 'reset' }, true);
  link.setFault('upstream', { kind: 'reset' }, false);
  const faults = () => log.flatMap(({ body }) => (body.kind === 'fault' ? [[body.direction, body.on]] : []));
  expect(faults()).toEqual([
    ['upstream', true],
    ['upstream', false],
    ['downstream', true],
  ]);
  sendTcp('upstream', { flags: ['ACK'], sequence: 1, acknowledgment: 1, text: 'data' });
  expect(log.filter(({ body }) => body.kind === 'sent' && body.origin)).toHaveLength(2);
  expect(faults().at(-1)).toEqual(['downstream', false]);
});
