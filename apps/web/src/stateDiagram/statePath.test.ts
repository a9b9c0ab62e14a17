import type { HostName, TcpState } from '@socketlab/protocol';
import type { StateBand } from '@socketlab/timeline';
import { describe, expect, test } from 'vitest';
import { type PathStep, statePath as statePathOf } from './statePath.ts';
import { transitions } from './transitions.ts';

const connection = '10.0.0.1:50316-10.0.0.2:8080';

function statePath(bands: readonly StateBand[], ...rest: Tail<Parameters<typeof statePathOf>>): PathStep[] {
  const of = (host: HostName, wanted: string | null) =>
    bands.filter((band) => band.host === host && band.connection === wanted);
  return statePathOf({ of }, ...rest);
}
type Tail<T extends unknown[]> = T extends [unknown, ...infer R] ? R : never;

/** Bands without a gap: each state lasts 10 µs; `over` says whether the last one has ended. */
function life(host: HostName, states: readonly TcpState[], over: boolean, fromUs = 100): StateBand[] {
  return states.map((state, index) => ({
    key: `${host} ${fromUs} ${index}`,
    host,
    connection,
    ends: ['client', 'server'],
    state,
    lane: 0,
    fromUs: fromUs + index * 10,
    toUs: index === states.length - 1 && !over ? null : fromUs + (index + 1) * 10,
    source: 'kernel',
  }));
}
const listening: StateBand = {
  key: 'listening',
  host: 'server',
  connection: null,
  ends: null,
  state: 'LISTEN',
  lane: 0,
  fromUs: 50,
  toUs: null,
  source: 'kernel',
};
const states = (steps: readonly PathStep[]) => steps.map(({ state }) => state);
const isJump = ({ way }: PathStep) => way === 'jump';

const activeClose = ['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT'] as const;
const passiveClose = ['SYN_RECEIVED', 'ESTABLISHED', 'CLOSE_WAIT', 'LAST_ACK'] as const;

describe('[WB21] the figure', () => {
  test('has eleven states, twenty lines, and each line once', () => {
    expect(new Set(transitions.flatMap(({ from, to }) => [from, to])).size).toBe(11);
    expect(new Set(transitions.map(({ from, to }) => `${from}>${to}`)).size).toBe(20);
  });
  test('sends a FIN into FIN_WAIT_1 and LAST_ACK alone, and receives one on the way to the other closing states', () => {
    const wayOf = (part: 'when' | 'does', words: string) =>
      [...new Set(transitions.filter((one) => one[part] === words).map(({ to }) => to))].sort();
    expect(wayOf('does', 'FIN 보냄')).toEqual(['FIN_WAIT_1', 'LAST_ACK']);
    expect(wayOf('when', 'FIN 받음')).toEqual(['CLOSE_WAIT', 'CLOSING', 'TIME_WAIT']);
  });
});

describe('[WB22] the path of each end', () => {
  const bands = [listening, ...life('client', activeClose, true), ...life('server', passiveClose, true)];

  test('in a normal close every step is a line of the figure, from CLOSED to CLOSED', () => {
    const client = statePath(bands, 'client', connection);
    const server = statePath(bands, 'server', connection);
    expect(states(client)).toEqual(['CLOSED', ...activeClose, 'CLOSED']);
    expect(states(server)).toEqual(['CLOSED', 'LISTEN', ...passiveClose, 'CLOSED']);
    for (const step of [...client, ...server].filter(({ way }) => way !== null)) expect(isJump(step)).toBe(false);
    expect(client.at(-1)).toMatchObject({ way: 'TIME_WAIT>CLOSED', fromUs: 150 });
    expect(server[1]).toMatchObject({ way: 'CLOSED>LISTEN', fromUs: 50 });
  });

  test('a simultaneous close passes CLOSING', () => {
    const path = statePath(
      life('client', ['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSING', 'TIME_WAIT'], false),
      'client',
      connection,
    );
    expect(path.some(isJump)).toBe(false);
    expect(path.at(-1)?.state).toBe('TIME_WAIT');
  });

  test('what the table missed between two readings is a jump, and no state is put in its place', () => {
    const path = statePath(life('client', ['SYN_SENT', 'ESTABLISHED', 'TIME_WAIT'], false), 'client', connection);
    expect(path.map(({ state, way }) => [state, way])).toEqual([
      ['CLOSED', null],
      ['SYN_SENT', 'CLOSED>SYN_SENT'],
      ['ESTABLISHED', 'SYN_SENT>ESTABLISHED'],
      ['TIME_WAIT', 'jump'],
    ]);
  });

  test('a reset ends it by a jump: the figure leaves those lines out', () => {
    const path = statePath(life('server', ['SYN_RECEIVED', 'ESTABLISHED'], true), 'server', connection);
    expect(path.at(-1)).toMatchObject({ state: 'CLOSED', way: 'jump' });
  });

  test('a state that went with the power of its computer says so, whatever line the figure has', () => {
    const path = statePath(life('client', activeClose, true), 'client', connection, [150]);
    expect(path.at(-1)).toMatchObject({ state: 'CLOSED', way: 'power' });
    expect(statePath(life('client', activeClose, true), 'client', connection, [149]).at(-1)?.way).toBe(
      'TIME_WAIT>CLOSED',
    );
  });

  test('who answers a SYN without a listening socket in the log was not seen to listen', () => {
    const path = statePath(life('server', passiveClose, false), 'server', connection);
    expect(path.slice(0, 2).map(({ state, way }) => [state, way])).toEqual([
      ['CLOSED', null],
      ['SYN_RECEIVED', 'jump'],
    ]);
    const two = [listening, { ...listening, key: 'other', fromUs: 60 }, ...life('server', passiveClose, false)];
    expect(statePath(two, 'server', connection)[1]).toMatchObject({ state: 'LISTEN', fromUs: null });
  });

  test('addresses that were used again close in between', () => {
    const twice = [...life('client', activeClose, true), ...life('client', ['SYN_SENT'], false, 900)];
    expect(states(statePath(twice, 'client', connection)).slice(-3)).toEqual(['TIME_WAIT', 'CLOSED', 'SYN_SENT']);
  });

  test('each step keeps whose word it was; a host that had no state has no path', () => {
    const derived = life('client', ['SYN_SENT'], false).map((band) => ({ ...band, source: 'derived' as const }));
    expect(statePath(derived, 'client', connection).at(-1)?.source).toBe('derived');
    expect(statePath(derived, 'server', connection)).toEqual([]);
    expect(states(statePath([listening], 'server', null))).toEqual(['CLOSED', 'LISTEN']);
  });
});
