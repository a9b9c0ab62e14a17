import type { LabEvent } from '../../packages/protocol/src/index.ts';
import { startBenchProcess, waitForEvent } from './benchLab.ts';

/** What an entry after the last one that is wanted may still take: the ends of programs. */
const reserve = 100;
/** At an even pace: as much is in view around every entry, so that what a place costs can be held against another. */
const server = `require('net').createServer((s) => s.on('data', (d) => s.write(d))).listen(8080);\n`;
const client = `const s = require('net').connect(8080, 'server');
s.on('connect', () => s.write('x'));
s.on('data', () => setTimeout(() => s.write('x'), 1));
`;

/** The first `count` entries of a real lab whose programs play ping-pong without end: far more than a student's lab may write. */
export async function recordPingPong(count: number): Promise<LabEvent[]> {
  const lab = await startBenchProcess({ limits: { maxEvents: count + reserve } });
  try {
    const events: LabEvent[] = [];
    lab.onReport((report) => {
      if (report.kind === 'events') events.push(...report.events);
    });
    await lab.send({ kind: 'open', lab: 'long', delayMs: 0 });
    const listening = waitForEvent(lab, 'long', (event) => event.kind === 'socket' && event.state === 'LISTEN');
    await lab.send({ kind: 'run', lab: 'long', host: 'server', file: 'server.js', source: server });
    await listening;
    const full = waitForEvent(lab, 'long', (event) => event.kind === 'limit');
    await lab.send({ kind: 'run', lab: 'long', host: 'client', file: 'client.js', source: client });
    await full;
    if (events.length < count) throw new Error(`the lab wrote ${events.length} entries of ${count}`);
    return events.slice(0, count);
  } finally {
    await lab.close();
  }
}
