import { expect, test } from 'vitest';
import { createOpener, type Opening } from './createOpener.ts';
import type { ReadRun } from './readRun.ts';

const still = () => true;
const from = (name: string) => ({ from: 'file' as const, name });
const run = (name: string, rest: readonly string[] = []) => ({ header: { title: name }, rest }) as unknown as ReadRun;
/** What is read when the test says so. */
function slowRead(title: string) {
  let arrive = () => {};
  const read = new Promise<ReadRun>((resolve) => {
    arrive = () => resolve(run(title));
  });
  return { read: () => read, arrive };
}
const titleOf = ({ header }: ReadRun) => header.title;

/** A page that shows what is opened; what grows asks whether to go on when the test says so. */
function rig({ free = true } = {}) {
  const opening: Opening = { opening: null, problem: null };
  const shown: string[] = [];
  const growths = new Map<string, () => boolean>();
  const grown: string[] = [];
  const open = createOpener({
    tell: (part) => Object.assign(opening, part),
    show(one) {
      if (free) shown.push(titleOf(one));
      return free;
    },
    isShown: (one) => shown.at(-1) === titleOf(one),
    onGrown: () => grown.push(shown.at(-1)!),
    async grow(one, goOn) {
      growths.set(titleOf(one), goOn);
    },
  });
  return { open, opening, shown, growths, grown };
}

test('[RC14] of two files that are opened at once the last is shown, whichever is read first', async () => {
  const { open, opening, shown } = rig();
  const slow = slowRead('first');
  const first = open(from('first'), slow.read, { still });
  expect(await open(from('second'), async () => run('second'), { still })).toBe(true);
  slow.arrive();
  expect(await first).toBe(false);
  expect(shown).toEqual(['second']);
  expect(opening).toEqual({ opening: null, problem: null });
});

test('[RC14] what another file has taken the place of is read no further, and nothing is told of it', async () => {
  const { open, opening } = rig();
  const pieces: number[] = [];
  let next = () => {};
  const read = async (onProgress: (part: number) => void) => {
    for (let part = 1; part <= 4; part++) {
      await new Promise<void>((resolve) => {
        next = resolve;
      });
      pieces.push(part);
      onProgress(part / 4);
    }
    return run('long');
  };
  const long = open(from('long'), read, { still });
  next();
  await expect.poll(() => pieces).toEqual([1]);
  await open(from('second'), async () => run('second'), { still });
  next();
  expect(await long).toBe(false);
  expect(pieces).toEqual([1, 2]);
  expect(opening).toEqual({ opening: null, problem: null });
});

test('[RC14] what is read after the page was turned is not shown', async () => {
  const { open, opening, shown } = rig();
  let here = true;
  const slow = slowRead('kept');
  const asked = open(from('kept'), slow.read, { still: () => here });
  here = false;
  slow.arrive();
  expect(await asked).toBe(false);
  expect(shown).toEqual([]);
  expect(opening.opening).toBeNull();
});

test('[RC14] what could not be read, or is still on its way, is not told on a page that was turned', async () => {
  const { open, opening } = rig();
  let here = true;
  let onProgress = (_part: number) => {};
  let fail = (_error: Error) => {};
  const read = (tell: (part: number) => void) => {
    onProgress = tell;
    return new Promise<ReadRun>((_, reject) => {
      fail = reject;
    });
  };
  const asked = open(from('kept'), read, { still: () => here });
  onProgress(0.5);
  expect(opening.opening).toEqual({ name: 'kept', part: 0.5 });
  here = false;
  opening.opening = null;
  onProgress(0.9);
  expect(opening.opening).toBeNull();
  fail(new DOMException('', 'NotReadableError'));
  expect(await asked).toBe(false);
  expect(opening).toEqual({ opening: null, problem: null });
});

test('[RC13] where the stage is not to be had that is said', async () => {
  const { open, opening } = rig({ free: false });
  expect(await open(from('a'), async () => run('a'), { still })).toBe(false);
  expect(opening.problem).toMatchObject({ name: 'a', text: expect.stringContaining('다른 사람의 실험실') });
});

test('[RC12] a long log grows as long as it is shown, and no more once another has taken its place', async () => {
  const { open, growths, grown } = rig();
  await open(from('a'), async () => run('a', ['[]']), { still });
  expect(growths.get('a')!()).toBe(true);
  await open(from('b'), async () => run('b', ['[]']), { still });
  expect(growths.get('a')!()).toBe(false);
  expect(growths.get('b')!()).toBe(true);
  expect(grown).toEqual(['a', 'b']);
});
