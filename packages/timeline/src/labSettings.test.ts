import { perHost } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { kernel, kernelGone } from '../test/kernelEntries.ts';
import { type LogBuilder, opened, programOf } from '../test/logBuilder.ts';
import { clientPort, writeConversation } from '../test/logs.ts';
import { faultOn } from '../test/packetEntries.ts';
import { timelineOf, viewOf } from '../test/stories.ts';
import { unfold } from '../test/unfold.ts';
import { programOf as programShown } from './programOf.ts';

const server = programOf('server', 'p1');

describe('settings and hosts', () => {
  const loss = (percent: number) => ({ kind: 'loss', percent }) as const;

  test('[TL35] faults stand in the order they were put on; a changed one keeps its place, one taken off is gone', () => {
    const story = timelineOf((builder) => {
      builder.at(0, opened);
      builder.at(1, faultOn(loss(10)));
      builder.at(2, faultOn({ kind: 'cut' }));
      builder.at(3, faultOn(loss(10), 'downstream'));
      builder.at(4, faultOn(loss(50)));
      builder.at(5, faultOn({ kind: 'cut' }, 'upstream', false));
    });
    const at = (us: number) =>
      story.view(story.cursorAt(us)).faults.map(({ direction, fault, sinceUs }) => [direction, fault, sinceUs]);
    expect(at(0)).toEqual([]);
    expect(at(4)).toEqual([
      ['upstream', loss(50), 1],
      ['upstream', { kind: 'cut' }, 2],
      ['downstream', loss(10), 3],
    ]);
    expect(at(5)).toEqual([
      ['upstream', loss(50), 1],
      ['downstream', loss(10), 3],
    ]);
  });

  test('[TL35] step mode, presets and power hold from their entry on', () => {
    const story = timelineOf((builder) => {
      builder.at(0, opened);
      builder.at(1, { lane: 'wire', kind: 'stepMode', on: true });
      builder.at(2, { lane: 'lab', kind: 'preset', host: 'client', preset: 'fast' });
      builder.at(3, { lane: 'lab', kind: 'power', host: 'server', on: false });
      builder.at(4, { lane: 'lab', kind: 'power', host: 'server', on: true });
    });
    const at = (us: number) => unfold(story.view(story.cursorAt(us)));
    const lesson = { client: 'lesson', server: 'lesson' };
    expect(at(0)).toMatchObject({ stepMode: false, presets: lesson, power: { client: true, server: true } });
    expect(at(3)).toMatchObject({ stepMode: true, presets: { ...lesson, client: 'fast' }, power: { server: false } });
    expect(at(4).power).toEqual(perHost(() => true));
  });

  test('[TL36] without power a host has no sockets and no states; the other side still has its own', () => {
    const { sockets, bands } = viewOf((builder) => {
      writeConversation(builder);
      builder.at(720_000, { lane: 'lab', kind: 'power', host: 'server', on: false });
    }, 720_000);
    expect(sockets.server.map(({ object, closed, kernel, derived }) => [object, closed, kernel, derived])).toEqual([
      ['o1', true, null, null],
      ['o2', true, null, 'CLOSED'],
    ]);
    expect(sockets.client).toMatchObject([{ closed: false, kernel: { state: 'ESTABLISHED' } }]);
    expect(bands.filter(({ host, toUs }) => host === 'server' && toUs === null)).toEqual([]);
    expect(bands.findLast(({ host }) => host === 'client')).toMatchObject({ state: 'ESTABLISHED', toUs: null });
  });

  test('[TL36] after it, the same addresses are a new connection', () => {
    const { sockets } = viewOf((builder) => {
      writeConversation(builder);
      builder.at(720_000, { lane: 'lab', kind: 'power', host: 'server', on: false }, kernelGone('server', clientPort));
      builder.at(730_000, { lane: 'lab', kind: 'power', host: 'server', on: true });
      builder.at(740_000, kernel('server', clientPort, 'SYN_RECEIVED'));
    }, 740_000);
    expect(sockets.server.at(-1)).toMatchObject({ object: null, kernel: { state: 'SYN_RECEIVED' } });
  });

  test('[TL36] a program is frozen from SIGSTOP until SIGCONT or its end', () => {
    const frozen = (...bodies: Parameters<LogBuilder['at']>[1][]) =>
      programShown(
        viewOf((builder) => builder.at(0, opened, server.spawn(), server.start(), ...bodies)),
        'server',
      )?.frozen;
    const stop = server.signal('SIGSTOP');
    expect(frozen()).toBe(false);
    expect(frozen(stop)).toBe(true);
    expect(frozen(stop, server.signal('SIGTERM'))).toBe(true);
    expect(frozen(stop, server.signal('SIGCONT'))).toBe(false);
    expect(frozen(stop, server.exit(null, 'SIGKILL'))).toBe(false);
    expect(frozen(server.exit(), stop)).toBe(false);
  });
});
