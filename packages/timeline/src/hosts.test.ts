import { type HostName, hostNames, type LabEventBody } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { kernel } from '../test/kernelEntries.ts';
import { addresses, opened, openedWithAll, programOf } from '../test/logBuilder.ts';
import { delivered, sent } from '../test/packetEntries.ts';
import { timelineOf, viewOf } from '../test/stories.ts';
import { programOf as programShown } from './programOf.ts';

describe('a lab of several hosts', () => {
  test('[TL39] its hosts are those of its first entry; before it, the client and the server', () => {
    expect(viewOf(() => {}).hosts).toEqual(['client', 'server']);
    const view = viewOf((builder) => builder.at(0, openedWithAll));
    expect(view.hosts).toEqual(hostNames);
    expect(view.addresses).toEqual(addresses);
    const two = viewOf((builder) => builder.at(0, opened));
    expect(two.hosts).toEqual(['client', 'server']);
    expect([two.addresses.client3, two.power.client3, two.presets.client3, two.sockets.client3]).toEqual([
      null,
      true,
      'lesson',
      [],
    ]);
  });

  test('[TL39] the newest run of each file of each host, in the order of their first runs', () => {
    const spawn = (host: HostName, id: string, file: string) => programOf(host, id, file).spawn();
    const view = viewOf((builder) => {
      builder.at(0, openedWithAll, spawn('server', 'p1', 'tcp.js'), spawn('server', 'p2', 'udp.js'));
      builder.at(1, spawn('client', 'p3', 'tcp.js'), programOf('server', 'p1', 'tcp.js').exit());
      builder.at(2, spawn('server', 'p4', 'tcp.js'));
    });
    expect(view.programs.map(({ program }) => program)).toEqual(['p4', 'p2', 'p3']);
    expect(programShown(view, 'server')?.program).toBe('p4');
    expect(programShown(view, 'server', 'udp.js')?.program).toBe('p2');
    expect(programShown(view, 'client2')).toBeNull();
  });

  test('[TL4] what one program prints leaves the others the very same objects', () => {
    const [tcp, udp] = [programOf('server', 'p1', 'tcp.js'), programOf('server', 'p2', 'udp.js')];
    const timeline = timelineOf((builder) => builder.at(0, openedWithAll, tcp.spawn(), udp.spawn(), udp.print('x', 1)));
    const before = timeline.view({ applied: 3, atUs: 0 });
    const after = timeline.view({ applied: 4, atUs: 0 });
    expect(after.programs[0]).toBe(before.programs[0]);
    expect(after.programs[1]).not.toBe(before.programs[1]);
    expect(after.sockets).toBe(before.sockets);
    expect(timeline.view({ applied: 4, atUs: 9 }).programs).toBe(after.programs);
  });

  test('[TL20] a file that runs again leaves the sockets of the other files of its host', () => {
    const [one, two] = [programOf('server', 'p1', 'one.js'), programOf('server', 'p2', 'two.js')];
    const sockets = (again: LabEventBody) =>
      viewOf((builder) => {
        builder.at(
          0,
          openedWithAll,
          one.spawn(),
          one.object('a', 'Socket', 1),
          two.spawn(),
          two.object('b', 'Socket', 1),
        );
        builder.at(1, one.exit(), two.exit());
        builder.at(2, again);
      }).sockets.server.map(({ object }) => object);
    expect(sockets(programOf('server', 'p3', 'one.js').spawn())).toEqual(['b']);
    expect(sockets(programOf('server', 'p3', 'three.js').spawn())).toEqual(['a', 'b']);
  });

  test('[TL40] a packet goes from the host that its entry names to the one that it names', () => {
    const view = viewOf((builder) => {
      builder.at(0, openedWithAll);
      builder.at(1, sent(0, { from: 'client3', clientPort: 50_000, flags: ['SYN'], sequence: 5 }));
      builder.at(2, delivered(0));
    });
    expect(view.packets).toMatchObject([{ from: 'client3', to: 'server', direction: 'upstream', status: 'delivered' }]);
    expect(view.narration?.parts.map(({ text }) => text).join('')).toContain('서버 컴퓨터의 커널에 도착');
    const left = viewOf((builder) => {
      builder.at(0, openedWithAll);
      builder.at(1, sent(0, { from: 'client3', clientPort: 50_000, flags: ['SYN'], sequence: 5 }));
    });
    expect(left.narration?.parts.map(({ text }) => text).join('')).toContain('클라이언트 3 컴퓨터의 커널이');
  });

  test('[TL40] a connection has one name on both of its hosts, and says whose its ends are', () => {
    const row = (host: HostName, local: string, remote: string): LabEventBody => ({
      ...kernel(host, 1, 'ESTABLISHED'),
      ...{ local: { address: local, port: 7000 }, remote: { address: remote, port: 50_000 } },
    });
    const turned = (body: LabEventBody): LabEventBody =>
      body.kind === 'socket' ? { ...body, local: body.remote, remote: body.local } : body;
    const bandsOf = (bodies: LabEventBody[]) =>
      viewOf((builder) => builder.at(0, ...bodies)).bands.map(({ connection, ends }) => [connection, ends]);
    const both = ['10.0.0.1:7000-10.0.0.3:50000', ['client', 'client2']];
    expect(
      bandsOf([
        openedWithAll,
        row('client', addresses.client, addresses.client2),
        turned(row('client2', addresses.client, addresses.client2)),
      ]),
    ).toEqual([both, both]);
    // Hosts that share a machine: whoever connects does it from 127.0.0.1. Of two hosts it is clear who that is.
    const shared = (hosts: readonly HostName[]): LabEventBody => ({
      ...(opened as Extract<LabEventBody, { kind: 'opened' }>),
      mode: 'loopback',
      hosts: hosts.map((host) => ({ host, address: `127.1.1.${hostNames.indexOf(host) + 1}` })),
    });
    const ends = ['client', 'server'];
    const accepted = row('server', '127.1.1.4', '127.0.0.1');
    const connecting = turned(row('client', '127.1.1.4', '127.0.0.1'));
    const name = '127.0.0.1:50000-127.1.1.4:7000';
    expect(bandsOf([shared(['client', 'server']), connecting, accepted])).toEqual([
      [name, ends],
      [name, ends],
    ]);
    expect(bandsOf([shared(hostNames), connecting, accepted])).toEqual([
      [name, ends],
      [name, [null, 'server']],
    ]);
  });
});
