import { type Finding, judge } from '../statistics.ts';
import { type Classroom, openClassroom } from './classroom.ts';
import { client, server } from './programs.ts';
import type { WireSocket } from './wireSocket.ts';

const students = 300;
const running = 100;
const rounds = 30;
/** A deed that has not reached everybody by then has failed. */
const patienceMs = 20_000;

/** From the instructor's trigger to the entry in the log of the last student's lab, as their page gets it. */
export async function benchTriggers(): Promise<Finding[]> {
  const room = await openClassroom(students);
  try {
    const labs: WireSocket[] = [];
    for (const student of room.students) {
      const page = await student.openPage();
      if (labs.length < running) labs.push(await startLab(page));
    }
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await triggerMs(room, labs, round % 2 === 0));
    return [
      judge(
        {
          name: "from the instructor's trigger to the last student's event",
          unit: 'ms',
          aim: { most: 500 },
          part: 0.95,
          note: `p95 of ${rounds} triggers on all; ${students} students, ${running} of them with two running programs`,
        },
        times,
      ),
    ];
  } finally {
    await room.close();
  }
}

async function startLab(page: WireSocket): Promise<WireSocket> {
  const { lab } = await page.ask({ kind: 'openLab', lesson: 'bench', delayMs: 0 });
  const listening = heard(page, '"listening"');
  await page.ask({ kind: 'runProgram', lab, host: 'server', file: 'server.js', source: server });
  await listening;
  const arrived = heard(page, '"name":"data"');
  await page.ask({ kind: 'runProgram', lab, host: 'client', file: 'client.js', source: client(1000) });
  await arrived;
  return page;
}

/** Puts a latency on every wire, or takes it off, and waits for the last page that is told of it. */
async function triggerMs(room: Classroom, labs: readonly WireSocket[], on: boolean): Promise<number> {
  const fault = { kind: 'latency', extraMs: 1, jitterMs: 0 };
  const all = Promise.all(labs.map((page) => heard(page, '"kind":"fault"')));
  const before = performance.now();
  const { instructor } = room;
  await instructor.class.ask({
    kind: 'trigger',
    class: instructor.classId,
    target: { to: 'all' },
    deed: { kind: 'fault', command: { kind: 'wireFault', direction: 'upstream', fault, on } },
    afterMs: 0,
  });
  return Math.max(...(await all)) - before;
}

/** When the page was next told something that contains these letters. */
function heard(page: WireSocket, letters: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${letters} within ${patienceMs} ms`)), patienceMs);
    let done = false;
    page.onText((text, atMs) => {
      if (done || !text.includes(letters)) return;
      done = true;
      clearTimeout(late);
      resolve(atMs);
    });
  });
}
