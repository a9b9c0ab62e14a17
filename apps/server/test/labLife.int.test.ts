import { limits } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { createToken } from '../src/guard/token.ts';
import { createManualClock } from './manualClock.ts';
import { createScriptedLab } from './scriptedLab.ts';
import { startTestApp } from './testApp.ts';

describe('the life of a lab', () => {
  test('[SV30] it is closed a minute after its last page, and not while one watches', async () => {
    const clock = createManualClock();
    const lab = createScriptedLab();
    const app = await startTestApp({ clock, startLabProcess: async () => lab });
    const page = await app.openPage();
    const id = await page.openLab();
    clock.advance(10 * limits.labLingerMs);
    expect(app.labs.size).toBe(1);

    page.socket.close();
    await page.closed;
    await expect.poll(() => app.labs.find(app.session, id).viewers.size).toBe(0);
    clock.advance(limits.labLingerMs - 1);
    expect(app.labs.size).toBe(1);
    clock.advance(1);
    expect(app.labs.size).toBe(0);
    expect(lab.commands.at(-1)).toEqual({ kind: 'close', lab: id });
  });

  test('[SV30] a page that comes back in time keeps it', async () => {
    const clock = createManualClock();
    const app = await startTestApp({ clock });
    const page = await app.openPage();
    const id = await page.openLab();
    page.socket.terminate();
    await expect.poll(() => app.labs.find(app.session, id).viewers.size).toBe(0);
    clock.advance(limits.labLingerMs - 1);
    const again = await app.openPage();
    await again.ask({ kind: 'attachLab', lab: id, from: 0 });
    clock.advance(limits.labLingerMs);
    expect(app.labs.size).toBe(1);
  });

  test('[SV31] labs that reloads leave behind make room for the next', async () => {
    const app = await startTestApp();
    for (let reload = 0; reload < 6; reload++) {
      const page = await app.openPage();
      const id = await page.openLab();
      page.socket.terminate();
      await expect.poll(() => app.labs.find(app.session, id).viewers.size).toBe(0);
    }
    expect(app.labs.size).toBe(2);
  });

  test('[SV32] when the lab process dies every page of a lab is told, and can run again', async () => {
    const labs = [createScriptedLab(), createScriptedLab()];
    let started = 0;
    const app = await startTestApp({ startLabProcess: async () => labs[started++]! });
    const pages = [await app.openPage(), await app.openPage(createToken())];
    const ids = await Promise.all(pages.map((page) => page.openLab()));
    labs[0]!.crash();
    for (const [index, page] of pages.entries()) {
      expect(await page.waitFor('labGone')).toMatchObject({ lab: ids[index], reason: 'crashed' });
      expect(await page.openLab()).not.toBe(ids[index]);
    }
    expect(started).toBe(2);
  });

  test('[SV33] a lab process that will not start is tried ever more slowly, and requests are not left waiting', async () => {
    const clock = createManualClock();
    const lab = createScriptedLab();
    const tries: number[] = [];
    const app = await startTestApp({
      clock,
      startLabProcess: async () => {
        tries.push(clock.nowUs() / 1000);
        if (tries.length > 1) throw new Error('no namespaces today');
        return lab;
      },
    });
    const page = await app.openPage();
    lab.crash();
    const refused = expect(page.openLab()).rejects.toThrow('lab-crashed');
    // It waits for the next process before the time begins that it waits at most.
    await expect.poll(() => app.labs.size).toBe(1);
    // Each failed try arms the next timer in a microtask.
    for (let ms = 0; ms < 6000; ms += 50) {
      clock.advance(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await refused;
    const waits = tries.slice(2).map((at, index) => at - tries[index + 1]!);
    expect(waits[0]).toBeLessThan(waits[1]!);
    expect(tries.length).toBeLessThan(8);
  });
});
