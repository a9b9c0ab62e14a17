import { runOnPage, withPage } from './benchPage.ts';
import { type Finding, judge, unmeasured } from './statistics.ts';

const wanted = 5000;
const server = `require('net').createServer((s) => s.on('data', (d) => s.write(d))).listen(8080);\n`;
const client = `const s = require('net').connect(8080, 'server');
let left = 560;
s.on('connect', () => s.write('x'));
s.on('data', () => (--left > 0 ? s.write('x') : s.end()));
`;
const aim = { name: `seek in a run of ${wanted} events`, unit: 'ms', aim: { most: 16 } } as const;

/** Drags the scrub bar of a paused real run of 5,000 entries to places all over it: from the input event until the page has been redrawn. */
export async function benchSeeking(): Promise<Finding[]> {
  const found = await withPage(async (page, url) => {
    await page.goto(url);
    const stage = await runOnPage(page, { server, client });
    await stage.button('일시정지').click();
    const events = Number(await stage.applied.textContent());
    const samples = await page.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
      if (!slider) throw new Error('no scrub bar');
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const times: number[] = [];
      // A drag is dozens of seeks: the first ones, with the page's code still cold, are left out.
      for (let i = -40; i < 160; i++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        // A fixed walk that jumps all over the run (steps of the golden ratio).
        set?.call(slider, String(Math.floor((((i + 40) * 0.618034) % 1) * 10_000)));
        const before = performance.now();
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        // React has drawn by now; the layout that the next frame would do is counted too.
        document.body.getBoundingClientRect();
        if (i >= 0) times.push(performance.now() - before);
      }
      return times;
    });
    return { events, samples };
  });
  if (!found) return [unmeasured(aim, 'no browser on this machine')];
  const note = `${found.events} entries in the log`;
  return [
    judge({ ...aim, note }, found.samples),
    judge({ ...aim, name: `${aim.name}, p95`, part: 0.95, note }, found.samples),
  ];
}
