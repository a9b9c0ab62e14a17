/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { runOnPage, withPage } from './benchPage.ts';
import { type Finding, judge, quantile, unmeasured } from './statistics.ts';

const beats = 60;
/** Sends a byte now and then. Its console line tells the machine's clock at a moment the log knows too. */
const client = `const net = require('net');
const socket = net.connect(8080, 'server');
let left = ${beats};
socket.on('connect', () => {
  console.log('clock ' + process.hrtime.bigint() / 1000n);
  const timer = setInterval(() => {
    socket.write('x');
    if (--left === 0) { clearInterval(timer); socket.end(); }
  }, 120);
});
`;
const server = `require('net').createServer((s) => s.on('data', () => {})).listen(8080);\n`;
const aim = { name: 'socket event to painted frame', unit: 'ms (p95)', aim: { most: 50 }, part: 0.95 } as const;

interface Painted {
  lastAtUs: number;
  paintedMs: number;
}

/** From the moment an event happened in a program or on the wire until the frame that shows it was painted, in a real browser. */
export async function benchPainting(): Promise<Finding[]> {
  const latencies = await withPage(async (page, url) => {
    await page.addInitScript(() => {
      const painted: unknown[] = [];
      Object.assign(window, { painted, __socketlab: { onPainted: (one: unknown) => painted.push(one) } });
    });
    const clock = hearClock(page);
    await page.goto(url);
    const painted = await runBeats(page);
    // The console call itself takes some microseconds; against milliseconds that is nothing.
    const { clockUs, atUs } = await clock;
    const originMs = await page.evaluate(() => performance.timeOrigin);
    const hereUs = Number(process.hrtime.bigint() / 1000n);
    const hereMs = performance.timeOrigin + performance.now();
    const wallMs = (labUs: number) => hereMs - (hereUs - (clockUs - atUs + labUs)) / 1000;
    return painted.map((one) => originMs + one.paintedMs - wallMs(one.lastAtUs));
  });
  if (!latencies) return [unmeasured(aim, 'no browser on this machine')];
  const note = `median ${quantile(latencies, 0.5).toFixed(1)} ms; the newest entry of each of ${latencies.length} batches`;
  return [judge({ ...aim, note }, latencies)];
}

/** The client's own word for a moment on the machine's clock, and the log's for the same moment. */
function hearClock(page: Page): Promise<{ clockUs: number; atUs: number }> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        const message = JSON.parse(String(payload));
        for (const event of message.kind === 'events' ? message.events : []) {
          const found = event.kind === 'console' ? /clock (\d+)/.exec(event.text) : null;
          if (found) resolve({ clockUs: Number(found[1]), atUs: event.at });
        }
      });
    });
  });
}

async function runBeats(page: Page): Promise<Painted[]> {
  await runOnPage(page, { server, client });
  return page.evaluate(() => (window as unknown as { painted: Painted[] }).painted);
}
