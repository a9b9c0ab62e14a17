import { hostNames, perHost } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { ladderFrame, laneX } from './ladderFrame.ts';

const lanes = (count: number) => perHost(() => count);

describe('[WB28] lifelines', () => {
  test('two stand at the edges, with their lanes outside', () => {
    const frame = ladderFrame(500, ['client', 'server'], lanes(1));
    expect([frame.lifeline.client, frame.lifeline.server]).toEqual([64, 470]);
    expect([laneX(frame, 'client', 1), laneX(frame, 'server', 1)]).toEqual([39, 495]);
  });

  test.each([370, 460, 620])('four stand in their order at %i px, far enough apart to be read', (width) => {
    const { lifeline } = ladderFrame(width, hostNames, lanes(1));
    const places = hostNames.map((host) => lifeline[host]);
    const gaps = places.slice(1).map((x, index) => x - places[index]!);
    expect(Math.min(...gaps)).toBeGreaterThan(width / 6);
    expect(gaps[2]).toBeGreaterThan(gaps[0]! * 1.4);
    expect([places[0]! > 44, places[3]! < width]).toEqual([true, true]);
  });

  test('one in between moves on by the lanes on its left', () => {
    const plain = ladderFrame(600, hostNames, lanes(1));
    const busy = ladderFrame(600, hostNames, { ...lanes(1), client2: 3 });
    expect(busy.lifeline.client2 - busy.lifeline.client).toBeGreaterThan(
      plain.lifeline.client2 - plain.lifeline.client + 20,
    );
    expect(laneX(busy, 'client2', 2)).toBeGreaterThan(busy.lifeline.client + 60);
  });
});
