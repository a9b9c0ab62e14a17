import type { OpenedPacket } from '../pages/stagePage.ts';
import { expect, test } from '../test.ts';

// Tall enough that the whole run stands on the ladder, which draws only what is in sight.
test.use({ viewport: { width: 1440, height: 1800 } });

const wraps = 2 ** 32;
const modulo = (value: number) => ((value % wraps) + wraps) % wraps;
const fromClient = (packet: OpenedPacket) => packet.name.startsWith('클라이언트에서');

test("the kernel's own sequence numbers, and each ACK fits the bytes before it", async ({ stage }) => {
  await stage.runAll();
  await stage.waitForEnd('client');
  await expect(stage.sockets('client').filter({ hasText: 'TIME_WAIT' })).toHaveCount(1);
  const packets = await stage.openPackets();

  const syn = packets.find((packet) => packet.kind === 'SYN');
  const synAck = packets.find((packet) => packet.kind === 'SYN+ACK');
  if (syn?.sequence == null || synAck?.sequence == null) throw new Error('no handshake was drawn');
  expect(synAck.acknowledgment).toBe(modulo(syn.sequence + 1));

  // SYN and FIN take one number each, and every byte takes one (RFC 9293, 3.4).
  const next = { client: modulo(syn.sequence + 1), server: modulo(synAck.sequence + 1) };
  const seen = { client: 0, server: 0 };
  for (const packet of packets.filter((one) => one.kind !== 'SYN' && one.kind !== 'SYN+ACK')) {
    const mine = fromClient(packet) ? 'client' : 'server';
    const theirs = mine === 'client' ? 'server' : 'client';
    const length = packet.payloadBytes + (packet.flags.includes('FIN') ? 1 : 0);
    if (packet.name.includes('재전송')) {
      // On a busy machine a kernel waits in vain for an ACK: it sends what it has sent before, and nothing else.
      const back = modulo(next[mine] - (packet.sequence ?? Number.NaN));
      expect(back).toBeLessThan(100);
      expect(back).toBeGreaterThanOrEqual(length);
    } else {
      expect(packet.sequence).toBe(next[mine]);
      next[mine] = modulo(next[mine] + length);
      seen[mine] += packet.payloadBytes;
    }
    const behind = modulo(next[theirs] - (packet.acknowledgment ?? Number.NaN));
    expect(behind, 'an ACK never names a byte that was not sent').toBeLessThan(100);
  }
  const last = packets.filter((packet) => packet.acknowledgment !== null);
  const lastOf = (client: boolean) => last.filter((packet) => fromClient(packet) === client).at(-1);
  expect(lastOf(true)?.acknowledgment).toBe(next.server);
  expect(lastOf(false)?.acknowledgment).toBe(next.client);
  expect(seen).toEqual({ client: 15, server: 36 });
});
