import { type Finding, judge, median } from '../statistics.ts';
import { startBareBroadcast } from './bareBroadcast.ts';
import { type Classroom, openClassroom } from './classroom.ts';
import { client, server } from './programs.ts';
import { openWireSocket, type WireSocket } from './wireSocket.ts';

const students = 250;
const pagesEach = 4;
const rounds = 5;
/** Messages of one round; each is waited for by every watcher before the next counts. */
const perRound = 20;
/** A batch each so often: far enough apart that one has arrived everywhere before the next leaves. */
const everyMs = 400;

/** One message on its way to all: when the first had it, when the last, and what it said. */
interface Spread {
  text: string;
  spreadMs: number;
}

/**
 * The stage's entries to 1,000 watchers, against a server that does nothing but send the same bytes to 1,000 clients of the same
 * process, in turns: how long after the first watcher the last one has them.
 */
export async function benchWatchers(): Promise<Finding[]> {
  const room = await openClassroom(students);
  const bare = await startBareBroadcast();
  const sockets: WireSocket[] = [];
  try {
    const stage = await runStage(room);
    const before = room.serverMb();
    const watchers: WireSocket[] = [];
    for (const student of room.students) {
      for (let i = 0; i < pagesEach; i++) {
        const page = await student.openPage();
        await page.ask({ kind: 'attachLab', lab: stage, from: 0 });
        watchers.push(page);
      }
    }
    const perWatcherKb = ((room.serverMb() - before) * 1024) / watchers.length;
    for (let i = 0; i < watchers.length; i++) sockets.push(await openWireSocket(bare.url, ''));
    const fromStage = countArrivals(watchers, lastSeq);
    const fromBare = countArrivals(sockets, bareNumber);
    const ours: number[] = [];
    const theirs: number[] = [];
    const ratios: number[] = [];
    let number = 0;
    for (let round = 0; round < rounds; round++) {
      const seen = await fromStage.next(perRound);
      const sent: Spread[] = [];
      for (const { text } of seen) {
        const arrived = fromBare.next(1);
        bare.send(`${text.slice(0, -1)},"bare":${number++}}`);
        sent.push(...(await arrived));
      }
      const [our, their] = [seen, sent].map((list) => list.map(({ spreadMs }) => spreadMs)) as [number[], number[]];
      ours.push(...our);
      theirs.push(...their);
      ratios.push(median(our) / median(their));
    }
    const aim = {
      name: 'stage events to 1,000 watchers, against a bare `ws` broadcast',
      unit: '×',
      aim: { most: 1.5 },
    };
    return [
      judge(
        {
          ...aim,
          against: `first watcher to last: ${median(ours).toFixed(1)} ms; bare broadcast of the same bytes: ${median(theirs).toFixed(1)} ms`,
        },
        ratios,
      ),
      judge({ name: 'memory of the server for each watcher', unit: 'kB RSS', aim: { most: 200 } }, [perWatcherKb]),
    ];
  } finally {
    for (const socket of sockets) socket.close();
    bare.close();
    await room.close();
  }
}

async function runStage(room: Classroom): Promise<string> {
  const page = await room.instructor.openPage();
  const { lab = '' } = await page.ask({ kind: 'openLab', lesson: 'bench', delayMs: 0 });
  await page.ask({ kind: 'runProgram', lab, host: 'server', file: 'server.js', source: server });
  await page.ask({ kind: 'runProgram', lab, host: 'client', file: 'client.js', source: client(everyMs) });
  return lab;
}

const lastSeq = (text: string): number => Number(/^\d+/.exec(text.slice(text.lastIndexOf('"seq":') + 6))?.[0] ?? -1);
const bareNumber = (text: string): number =>
  Number(/^\d+/.exec(text.slice(text.lastIndexOf('"bare":') + 7))?.[0] ?? -1);

/** Numbers only grow: a watcher that has `n` has had everything before. */
function countArrivals(sockets: readonly WireSocket[], numberOf: (text: string) => number) {
  const reached = sockets.map(() => -1);
  let wanted: { number: number; text: string; firstMs: number } | null = null;
  let left = 0;
  let found: Spread[] = [];
  let wants = 0;
  let done: (found: Spread[]) => void = () => {};
  for (const [index, socket] of sockets.entries()) {
    socket.onText((text, atMs) => {
      const number = numberOf(text);
      if (number < 0 || wants === 0) return;
      if (wanted === null) {
        if (reached.every((one) => one < number)) {
          wanted = { number, text, firstMs: atMs };
          left = sockets.length;
        }
      }
      const before = reached[index] ?? -1;
      reached[index] = Math.max(before, number);
      if (wanted === null || before >= wanted.number || number < wanted.number) return;
      left -= 1;
      if (left > 0) return;
      found.push({ text: wanted.text, spreadMs: atMs - wanted.firstMs });
      wanted = null;
      if (found.length < wants) return;
      wants = 0;
      done(found);
    });
  }
  return {
    /** The next so many that every socket has got. */
    next(count: number): Promise<Spread[]> {
      found = [];
      wanted = null;
      wants = count;
      return new Promise((resolve) => {
        done = resolve;
      });
    },
  };
}
