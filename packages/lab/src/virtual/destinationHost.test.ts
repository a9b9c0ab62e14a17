import { encodeTcp } from '@socketlab/packets';
import { expect, test } from 'vitest';
import { destinationHost } from './destinationHost.ts';

const to = (destination: string) =>
  encodeTcp({ source: '10.0.0.1', destination, sourcePort: 1, destinationPort: 2, sequence: 0, flags: ['SYN'] });

test('[WR1] a packet goes to the host that its destination names', () => {
  const three = ['client', 'client2', 'server'] as const;
  expect(destinationHost(to('10.0.0.2'), 'client', three)).toBe('server');
  expect(destinationHost(to('10.0.0.3'), 'server', three)).toBe('client2');
  expect(destinationHost(to('10.0.0.1'), 'client2', three)).toBe('client');
});

test('[WR1] what is for nobody in the lab goes to the server, or from there to the client', () => {
  const two = ['client', 'server'] as const;
  for (const destination of ['224.0.0.22', '10.0.0.3', '10.0.0.1'])
    expect(destinationHost(to(destination), 'client', two)).toBe('server');
  expect(destinationHost(to('224.0.0.22'), 'server', two)).toBe('client');
});
