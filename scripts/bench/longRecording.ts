/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LabEvent } from '../../packages/protocol/src/index.ts';
import { writeRecording } from '../../packages/recording/src/index.ts';
import { createTimeline, type Timeline } from '../../packages/timeline/src/index.ts';
import { withPage } from './benchPage.ts';
import { recordPingPong } from './longLog.ts';
import { type Finding, judge, median, quantile, unmeasured } from './statistics.ts';

const entries = 100_000;
const rounds = 3;
/** Between the moment a recording is shown and the first move in it. */
const lookedAtMs = 2500;
/** Looks around each place; the same number at each. */
const looks = 200;
const places = [1_000, 10_000, 100_000] as const;
/** Of the scrub bar, and how far on both sides of a place is looked. */
const lastPosition = 9_999;
const reach = 25;
/** The ladder's scale on the page of a lab without delay. */
const scale = { pxPerMs: 60, idleMs: 130 / 60, breakPx: 46 };

const openingAim = { name: 'opening a recording of 100,000 events', unit: 'ms', aim: { most: 2000 } } as const;
const seekAim = { unit: 'ms', aim: { most: 16 } } as const;
const seekName = (place: number) => `seek around event ${place.toLocaleString('en')} of 100,000`;

/**
 * A real log of 100,000 entries: what its timeline costs, and how fast the page opens it from a file and moves in it. The same log and the same
 * run for every place, so that what a place costs can be held against another.
 */
export async function benchLongRecording(): Promise<Finding[]> {
  const events = await recordPingPong(entries);
  return [...benchTimeline(events), ...(await benchPage(events))];
}

function benchTimeline(events: readonly LabEvent[]): Finding[] {
  const times: number[] = [];
  let timeline: Timeline = createTimeline();
  for (let round = 0; round < rounds; round++) {
    timeline = createTimeline();
    const before = performance.now();
    timeline.append(events);
    times.push(performance.now() - before);
  }
  timeline.ladder(scale).at({ applied: events.length, atUs: timeline.endUs });
  // The first looks, with their code still cold, are left out.
  for (const place of places) looksAround(timeline, place);
  const ratios: number[] = [];
  const last: Record<number, number[]> = {};
  for (let round = 0; round < 15; round++) {
    for (const place of places) last[place] = looksAround(timeline, place);
    ratios.push(median(last[100_000] ?? []) / median(last[1_000] ?? []));
  }
  const against = places.map(
    (place) => `${place.toLocaleString('en')}: ${(median(last[place] ?? []) * 1000).toFixed(0)} µs`,
  );
  return [
    judge({ name: 'timeline: taking in 100,000 events', unit: 'ms', aim: { most: 2000 } }, times),
    judge(
      {
        name: 'timeline: a look around event 100,000',
        unit: 'of one around event 1,000',
        aim: { most: 1.5 },
        against: against.join(', '),
      },
      ratios,
    ),
  ];
}

/** Milliseconds for a picture, its ladder and what of it is in view, at places in a fixed order just before `place`. */
function looksAround(timeline: Timeline, place: number): number[] {
  const { events } = timeline;
  return Array.from({ length: looks }, (_, index) => {
    const applied = Math.min(place, events.length) - ((index * 37) % looks);
    const cursor = { applied, atUs: events[applied - 1]?.at ?? 0 };
    const before = performance.now();
    const { packets, bands } = timeline.view(cursor);
    const { y, breaksBetween } = timeline.ladder(scale).at(cursor);
    const fromUs = cursor.atUs - 15_000;
    y(cursor.atUs);
    breaksBetween(fromUs, cursor.atUs);
    packets.between(fromUs, cursor.atUs);
    bands.between(fromUs, cursor.atUs);
    return performance.now() - before;
  });
}

async function benchPage(events: readonly LabEvent[]): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-bench-'));
  try {
    const file = join(folder, 'long.socketlab');
    writeFileSync(file, await writeRecording(recordingOf(events)));
    const found = await withPage((page, url) => measure(page, url, file));
    if (!found) {
      const why = 'no browser on this machine';
      return [
        unmeasured(openingAim, why),
        ...places.map((place) => unmeasured({ ...seekAim, name: seekName(place) }, why)),
      ];
    }
    const { opening, seeks, first, heapMb } = found;
    const medians = seeks.map(({ samples }) => median(samples));
    return [
      judge({ ...openingAim, note: `then ${heapMb.toFixed(0)} MB of JavaScript heap in the page` }, opening),
      judge({ ...seekAim, name: 'the first seek, to its end, 2.5 s after it is shown' }, first),
      ...seeks.flatMap(({ place, samples, applied }) => {
        const note = `p95 ${quantile(samples, 0.95).toFixed(1)} ms; events ${Math.min(...applied)} to ${Math.max(...applied)}`;
        return [judge({ ...seekAim, name: seekName(place), note }, samples)];
      }),
      judge({ name: 'page: seeks around event 100,000', unit: 'of those around event 1,000', aim: { most: 1.5 } }, [
        medians[2]! / medians[0]!,
      ]),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function recordingOf(events: readonly LabEvent[]) {
  const header = {
    app: 'bench',
    title: 'ping-pong',
    start: null,
    mode: 'virtual',
    hosts: ['client' as const, 'server' as const],
    place: null,
    files: [],
    bookmarks: [],
    entries: events.length,
  } as const;
  return { header: { ...header, hosts: [...header.hosts], files: [], bookmarks: [] }, events };
}

interface Seeks {
  place: number;
  samples: number[];
  applied: number[];
}

async function measure(page: Page, lessonUrl: string, file: string) {
  // The address with the token: the cookie that it sets opens the others.
  await page.goto(lessonUrl);
  const url = new URL('/recording', lessonUrl).href;
  const opening: number[] = [];
  const first: number[] = [];
  let seeks: Seeks[] = [];
  let heapMb = 0;
  for (let round = 0; round < rounds; round++) {
    await page.goto(url);
    await page.locator('[data-testid="recording-file"]').waitFor({ state: 'attached' });
    const opened = page.evaluate(untilOpen);
    await page.locator('[data-testid="recording-file"]').setInputFiles(file);
    opening.push(await opened);
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    heapMb = usedSize / 2 ** 20;
    await page.locator('input[type="range"]:enabled').waitFor();
    // A page that was just opened has still code to fetch, an index to fill and a rehearsal to hold: whoever looks at it first leaves it that time.
    await page.waitForTimeout(lookedAtMs);
    first.push((await page.evaluate(seekTo, [lastPosition]))[0]?.ms ?? Number.NaN);
    if (round < rounds - 1) continue;
    const walks: number[][] = [];
    for (const place of places) {
      const middle = Math.min(await positionOf(page, place), lastPosition - reach);
      walks.push(Array.from({ length: looks }, (_, index) => middle - reach + ((index * 37) % (2 * reach))));
    }
    // The first seeks, with the page's code still cold, are left out.
    await page.evaluate(
      seekTo,
      walks.flatMap((walk) => walk.slice(0, 20)),
    );
    seeks = [];
    for (const [index, walk] of walks.entries()) {
      const found = await page.evaluate(seekTo, walk);
      seeks.push({
        place: places[index]!,
        samples: found.map(({ ms }) => ms),
        applied: found.map(({ applied }) => applied),
      });
    }
  }
  return { opening, first, seeks, heapMb };
}

/** The bar's position at an entry of the log, by halving. */
async function positionOf(page: Page, entry: number): Promise<number> {
  let low = 0;
  let high = lastPosition;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const [found] = await page.evaluate(seekTo, [middle]);
    if ((found?.applied ?? 0) <= entry) low = middle;
    else high = middle;
  }
  return low;
}

/** In the page: from the moment the file is given until a frame has been painted that shows its run. */
function untilOpen(): Promise<number> {
  return new Promise((resolve) => {
    document.addEventListener(
      'change',
      () => {
        const from = performance.now();
        const look = () => {
          const drawn =
            document.querySelector('svg[role="group"] path') && document.querySelector('input[type="range"]:enabled');
          if (!drawn) return requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          // A message that is posted from inside a frame arrives after the browser has painted it.
          port1.onmessage = () => resolve(performance.now() - from);
          port2.postMessage(null);
          return 0;
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
}

/** In the page: drags the scrub bar to these places, one a frame: from the input event until the page has been redrawn. */
async function seekTo(positions: number[]): Promise<{ ms: number; applied: number }[]> {
  const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
  const applied = document.querySelector('[data-testid="applied"]');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  if (!slider || !applied) throw new Error('no scrub bar');
  const found: { ms: number; applied: number }[] = [];
  for (const position of positions) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    set?.call(slider, String(position));
    const before = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    // React has drawn by now; the layout that the next frame would do is counted too.
    document.body.getBoundingClientRect();
    found.push({ ms: performance.now() - before, applied: Number(applied.textContent) });
  }
  return found;
}
