import type { LabEvent, LabEventBody } from '@socketlab/protocol';
import { describe, expect, it } from 'vitest';
import { type Bench, conductRun, type RunPlan } from './conductRun.ts';
import { judgeClaim } from './judgeClaim.ts';
import { probeFile } from './probeFile.ts';

/** A bench whose labs say what the test lets them say, and whose time goes as far as the next timer when nobody has anything to do. */
function createFakeBench(behave: (say: Say, file: string, program: string) => void) {
  const timers = new Map<number, { at: number; run: () => void }>();
  let now = 0;
  let next = 0;
  let seq = 0;
  let emit: (event: LabEvent) => void = () => {};
  let programs = 0;
  const performed: string[] = [];
  const say: Say = (body) => emit({ seq: seq++, at: now * 1000, ...body } as LabEvent);
  const setTimer: Bench['setTimer'] = (run, ms) => {
    const id = next++;
    timers.set(id, { at: now + ms, run });
    return () => timers.delete(id);
  };
  const bench: Bench = {
    open: async (_, onEvent) => {
      emit = onEvent;
    },
    async run({ host, name, source }) {
      const program = `p${++programs}`;
      say({ lane: 'program', host, program, kind: 'spawn', file: name, source });
      behave(say, name, program);
      return program;
    },
    async perform(deed, { program }) {
      performed.push(`${deed.do} ${program}`);
    },
    decode: () => null,
    setTimer,
  };
  async function conduct(plan: Partial<RunPlan>) {
    let over = false;
    const programs = [{ host: 'server', name: 'server.js', file: 'server.js', source: '' } as const];
    const run = conductRun(bench, { programs, sources: {}, files: {}, ...plan }).finally(() => {
      over = true;
    });
    // Whoever reads the result meets the rejection; until then it must not be unheard of.
    run.catch(() => {});
    while (!over) {
      // A turn of the event loop settles every promise that can be settled.
      await new Promise((resolve) => setImmediate(resolve));
      const [id, timer] = [...timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (over || !timer) continue;
      timers.delete(id!);
      now = timer.at;
      timer.run();
    }
    return { run: await run, ms: now };
  }
  /** Everything that was still going to happen. */
  const passTime = () => {
    for (const { run } of [...timers.values()]) run();
  };
  return { bench, conduct, say, setTimer, performed, passTime, waiting: () => timers.size };
}
type Say = (body: LabEventBody) => void;

const on = (program: string) => ({ lane: 'program', host: program === 'p1' ? 'server' : 'client', program }) as const;
const line = (program: string, text: string): LabEventBody => ({
  ...on(program),
  kind: 'console',
  stream: 'stdout',
  text,
  site: null,
});
const listens = (program: string): LabEventBody => ({
  ...on(program),
  kind: 'event',
  object: 's1',
  objectType: 'Server',
  name: 'listening',
  args: [],
  handlers: [],
});
const ends = (program: string): LabEventBody => ({
  ...on(program),
  kind: 'exit',
  code: 0,
  signal: null,
  reason: 'exited',
});
const probe = { host: 'client', source: '' } as const;

describe('conductRun', () => {
  it('[LS14] does nothing any more to a run that is over', async () => {
    const fake = createFakeBench((say, _, program) => say(line(program, 'now')));
    const deed = { do: 'fault', command: { kind: 'power', host: 'server', on: false } } as const;
    const acts = [{ when: { on: 'console', includes: 'now' } as const, afterMs: 20_000, deed }];
    await fake.conduct({ acts, forMs: 1000 });
    expect(fake.performed).toEqual([]);
    expect(fake.waiting()).toBe(0);
  });

  it('[LS14] freezes a server that is to be frozen as it listens before the client is started', async () => {
    const order: string[] = [];
    const fake = createFakeBench((say, file, program) => {
      order.push(file);
      if (file === 'server.js') say(listens(program));
    });
    const { perform } = fake.bench;
    fake.bench.perform = async (deed, target) => {
      // As slow as a server that has much else to do.
      await new Promise<void>((resolve) => {
        fake.setTimer(resolve, 500);
      });
      order.push(deed.do);
      await perform(deed, target);
    };
    const acts = [
      {
        when: { on: 'event', host: 'server', name: 'listening' } as const,
        deed: { do: 'signal', host: 'server', signal: 'SIGSTOP' } as const,
      },
    ];
    const programs = [
      { host: 'server', name: 'server.js', file: 'server.js', source: '' },
      { host: 'client', name: 'client.js', file: 'client.js', source: '' },
    ] as const;
    await fake.conduct({ acts, programs });
    expect(order).toEqual(['server.js', 'signal', 'client.js']);
  });

  it('[LS14] takes a program for silent, and a run for over, as much later as the machine is slow at that moment', async () => {
    let slowness = 1;
    const fake = createFakeBench((say, _, program) => {
      say(listens(program));
      fake.setTimer(() => {
        slowness = 4;
        say(line(program, 'what comes from now on comes late'));
      }, 900);
      fake.setTimer(() => say(line(program, 'the last')), 900 + 3900);
    });
    fake.bench.slowness = () => slowness;
    const { run, ms } = await fake.conduct({ quietMs: 1000 });
    expect(judgeClaim({ count: { on: 'console', includes: 'the last' } }, run).ok).toBe(true);
    expect(ms).toBe(900 + 3900 + 4000);
  });

  it('[LS14] starts no program of a run that was broken off', async () => {
    const started: string[] = [];
    const fake = createFakeBench((_, file) => started.push(file));
    fake.bench.stopped = new Promise((_, reject) => {
      fake.setTimer(() => reject(new Error('broken off')), 100);
    });
    await expect(fake.conduct({ probe })).rejects.toThrow('broken off');
    expect(started).toEqual(['server.js']);
    expect(fake.waiting()).toBe(0);
  });

  it('[LS14] waits for a silent probe, and no longer than the trial allows', async () => {
    const fake = createFakeBench((say, _, program) => say(line(program, 'hello')));
    const { ms } = await fake.conduct({ probe, forMs: 9000 });
    // The server is waited for first: it never listens.
    expect(ms).toBe(5000 + 9000);
  });

  it('[LS14] is over with the probe, whatever the student’s program still does', async () => {
    const fake = createFakeBench((say, file, program) => {
      if (file !== probeFile) {
        const again = () => {
          say(line(program, 'again'));
          fake.setTimer(again, 100);
        };
        return again();
      }
      say(line(program, 'checked'));
      fake.setTimer(() => say(ends(program)), 1000);
    });
    const { ms } = await fake.conduct({ probe });
    expect(ms).toBeLessThan(5000 + 2000);
  });

  it('[LS14] is over with the probe, though the student’s program never said anything', async () => {
    const fake = createFakeBench((say, file, program) => {
      if (file === probeFile) fake.setTimer(() => say(ends(program)), 100);
    });
    expect((await fake.conduct({ probe })).ms).toBeLessThan(6000);
  });

  it('[LS16] leaves a deed for a program that is gone undone, and goes on', async () => {
    const fake = createFakeBench((say, _, program) => {
      say(line(program, 'now'));
      say(ends(program));
    });
    const deed = { do: 'signal', host: 'server', signal: 'SIGTERM' } as const;
    const acts = [{ when: { on: 'console', includes: 'now' } as const, afterMs: 50, deed }];
    const { run } = await fake.conduct({ acts });
    expect(fake.performed).toEqual([]);
    expect(run.happenings.length).toBeGreaterThan(2);
  });

  it('[LS16] does nothing once the run is over: the next one has programs of the same names', async () => {
    const fake = createFakeBench((say, _, program) => say(line(program, 'now')));
    const deed = { do: 'signal', host: 'server', signal: 'SIGTERM' } as const;
    const acts = [{ when: { on: 'console', includes: 'now' } as const, afterMs: 20_000, deed }];
    expect((await fake.conduct({ acts, forMs: 2000 })).ms).toBeLessThan(20_000);
    fake.passTime();
    expect(fake.performed).toEqual([]);
  });

  it('[LS16] rejects with what a bench refuses, unless the program had ended in that moment', async () => {
    const deed = { do: 'signal', host: 'server', signal: 'SIGTERM' } as const;
    const acts = [{ when: { on: 'console', includes: 'now' } as const, deed }];
    const refuse = (endsToo: boolean) => {
      const fake = createFakeBench((say, _, program) => say(line(program, 'now')));
      fake.bench.perform = async () => {
        if (endsToo) fake.say(ends('p1'));
        throw new Error('unknown-program');
      };
      return fake.conduct({ acts });
    };
    await expect(refuse(false)).rejects.toThrow('unknown-program');
    expect((await refuse(true)).run.happenings.length).toBeGreaterThan(2);
  });

  it('[LS16] ends without its probe where the student’s program has filled the log', async () => {
    const fake = createFakeBench((say, _, program) => {
      say(line(program, 'on and on'));
      say({ lane: 'lab', kind: 'limit', what: 'events' });
      say({ ...on(program), kind: 'exit', code: null, signal: 'SIGKILL', reason: 'events' });
    });
    const { run: start } = fake.bench;
    fake.bench.run = async (program) => {
      if (program.name === probeFile) throw new Error('too-many-events');
      return start(program);
    };
    const { run } = await fake.conduct({ probe });
    expect(judgeClaim({ probe: 'any' }, run)).toMatchObject({
      ok: false,
      got: '기록이 가득 차서 프로그램이 멈추었습니다',
    });
  });
});
