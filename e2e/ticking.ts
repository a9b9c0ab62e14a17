import type { StagePage } from './pages/stagePage.ts';
import { expect } from './test.ts';

/** A program that says something ten times a second: whoever is disturbed falls silent. */
const tickingProgram = "let tick = 0;\nsetInterval(() => console.log('tick ' + ++tick + '.'), 100);\n";

/** Runs the ticking program on a page. */
export async function startTicking(stage: StagePage): Promise<void> {
  await stage.replaceSource('client', tickingProgram);
  await stage.runOne('client').click();
  await expect(stage.console('client')).toContainText('tick 1.');
}

/** That page goes on: two more ticks arrive, and it was told of nothing. */
export async function expectUndisturbed(stage: StagePage): Promise<void> {
  const last = async () =>
    Number(/tick (\d+)\.\s*$/.exec((await stage.console('client').textContent()) ?? '')?.[1] ?? 0);
  const before = await last();
  await expect.poll(last).toBeGreaterThan(before + 1);
  await expect(stage.notices).toHaveCount(0);
  await expect(stage.lostBanner).toHaveCount(0);
  await expect(stage.goneBanner).toHaveCount(0);
}
