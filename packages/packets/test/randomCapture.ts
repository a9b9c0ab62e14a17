import { type Capture, createCapture, type Side } from './capture.ts';

/** Numbers from 0 up to `below`, the same for the same seed (Numerical Recipes' constants). */
function createDice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Two sides that do everything TCP may do, in no sensible order: data, repeated and partial data, acknowledgments old and new,
 * windows that close and open, probes, keep-alives, FIN, RST. What an analysis says of it must hold for every wire.
 */
export function randomCapture(seed: number): Capture['packets'] {
  const dice = createDice(seed);
  const pick = <T>(...choices: T[]): T => choices[dice(choices.length)]!;
  const scale = { client: pick(null, 0, 1, 7), server: pick(null, 0, 3, 7) };
  const capture = createCapture(10_000 + seed, seed * 600_000_000);
  capture.handshake(pick(500, 10_000, 400_000), scale);

  const next = { client: 1, server: 1 };
  const window = { client: 64, server: 64 };
  /** What each side has acknowledged of the other. */
  const acknowledged = { client: 1, server: 1 };

  function say(from: Side, seq: number, bytes = 0, afterUs = pick(10, 1000, 5000, 15_000, 50_000, 500_000)) {
    capture.segment(from, { seq, ack: acknowledged[from], bytes, window: window[from], afterUs });
    next[from] = Math.max(next[from], seq + bytes);
  }

  function move(from: Side, to: Side) {
    const unacknowledged = next[from] - acknowledged[to];
    switch (dice(10)) {
      case 0:
      case 1:
        // Never one byte, which could be a probe: a probe that is taken sets the counting of both tools apart.
        return say(from, next[from], pick(2, 10, 64, 1000));
      case 2:
        acknowledged[from] = next[to];
        return say(from, next[from], pick(0, 10));
      case 3: {
        const missing = next[to] - acknowledged[from];
        for (let again = dice(4); again >= 0; again -= 1) say(from, next[from], 0, 10);
        return missing > 0 ? say(to, acknowledged[from], missing, pick(100, 19_000, 30_000)) : undefined;
      }
      case 4:
        window[from] = pick(0, 1, 64, 100);
        return say(from, next[from]);
      case 5:
        return say(from, next[from] - 1, dice(2));
      case 6:
      case 7: {
        if (unacknowledged === 0) return;
        const skipped = dice(unacknowledged);
        return say(from, acknowledged[to] + skipped, 1 + dice(unacknowledged - skipped));
      }
      case 8: {
        const scaled = scale.client !== null && scale.server !== null;
        const room = window[to] * 2 ** (scaled ? scale[to]! : 0) - unacknowledged;
        if (window[to] === 0) {
          // A probe: the byte behind the window, which the other side does not take.
          const probe = { seq: next[from], ack: acknowledged[from], bytes: 1, window: window[from] };
          return capture.segment(from, { ...probe, afterUs: pick(10, 500_000) });
        }
        return room > 0 && room <= 1400 ? say(from, next[from], room) : undefined;
      }
      default: {
        if (dice(6) > 0) return;
        const flags = pick<('FIN' | 'RST' | 'ACK')[]>(['FIN', 'ACK'], ['RST', 'ACK']);
        capture.segment(from, { seq: next[from], ack: acknowledged[from], flags, window: window[from] });
        if (flags[0] === 'FIN') next[from] += 1;
      }
    }
  }

  for (let moves = 40; moves > 0; moves -= 1) {
    const from = pick('client', 'server');
    move(from, from === 'client' ? 'server' : 'client');
  }
  return capture.packets;
}
