import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { startSocketLab } from '../../e2e/startSocketLab.ts';
import { type Finding, judge, quantile } from './statistics.ts';

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

interface Painted {
  lastSeq: number;
  lastAtUs: number;
  paintedMs: number;
}

/** From the moment an event happened in a program or on the wire until the frame that shows it was painted, in a real browser. */
export async function benchPainting(): Promise<Finding[]> {
  const aim = { name: 'socket event to painted frame', unit: 'ms (p95)', aim: { most: 50 }, part: 0.95 } as const;
  const executablePath = process.env.SOCKETLAB_CHROMIUM ?? chromium.executablePath();
  if (!existsSync(executablePath)) {
    return [{ ...aim, aim: '≤ 50', value: null, met: null, spread: null, samples: 0, note: 'no browser on this machine' }];
  }
  const socketLab = await startSocketLab();
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(() => {
      const painted: unknown[] = [];
      Object.assign(window, { painted, __socketlab: { onPainted: (one: unknown) => painted.push(one) } });
    });
    await page.goto(socketLab.url);
    const { clockText, painted } = await runBeats(page);
    const clockUs = Number(/clock (\d+)/.exec(clockText.text)?.[1]);
    // The console call itself takes some microseconds; against milliseconds that is nothing.
    const labStartUs = clockUs - clockText.at;
    const { originMs, hereUs, hereMs } = {
      originMs: await page.evaluate(() => performance.timeOrigin),
      hereUs: Number(process.hrtime.bigint() / 1000n),
      hereMs: performance.timeOrigin + performance.now(),
    };
    const wallMs = (atUs: number) => hereMs - (hereUs - (labStartUs + atUs)) / 1000;
    const latencies = painted.map((one) => originMs + one.paintedMs - wallMs(one.lastAtUs));
    return [
      judge({ ...aim, note: `median ${quantile(latencies, 0.5).toFixed(1)} ms; the newest entry of each of ${painted.length} batches` }, latencies),
    ];
  } finally {
    await browser.close();
    await socketLab.close();
  }
}

/** Puts the two programs into the page's editors, runs them and waits for the client's end. */
async function runBeats(page: import('@playwright/test').Page) {
  const { StagePage } = await import('../../e2e/pages/stagePage.ts');
  const stage = new StagePage(page);
  await stage.ready();
  await stage.chooseDelay(0);
  await stage.replaceSource('server', server);
  await stage.replaceSource('client', client);
  await stage.runAll();
  await stage.waitForEnd('client');
  return {
    clockText: await stage.consoleEntry('client', /clock \d+/),
    painted: await page.evaluate(() => (window as unknown as { painted: Painted[] }).painted),
  };
}
