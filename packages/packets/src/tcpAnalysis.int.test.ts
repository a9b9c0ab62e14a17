import { expect, test } from 'vitest';
import { notesByUs } from '../test/capture.ts';
import { randomCapture } from '../test/randomCapture.ts';
import { stories } from '../test/stories.ts';
import { notesByTshark, tsharkVersion } from '../test/tsharkNotes.ts';

const missing = tsharkVersion === null ? ' (skipped: tshark is not installed)' : '';

test.runIf(tsharkVersion !== null).each(stories)(`[PK8] tshark says the same: $name${missing}`, (story) => {
  expect(notesByTshark(story.packets).map((said) => said.notes.join('+'))).toEqual(story.notes);
});

// Other versions differ in corners that no kernel of ours visits; which, is theirs to know.
const isKnown = tsharkVersion?.startsWith('4.0.') === true;
const other = isKnown ? '' : ` (skipped: needs tshark 4.0, here is ${tsharkVersion ?? 'none'})`;

test.runIf(isKnown)(`[PK8][PK9] tshark says the same of thousands of segments of any kind${other}`, () => {
  const packets = Array.from({ length: 120 }, (_, seed) => randomCapture(seed)).flat();
  const ours = notesByUs(packets);
  const theirs = notesByTshark(packets);
  expect(packets.length).toBeGreaterThan(3000);
  expect(new Set(theirs.flatMap(({ notes }) => notes)).size).toBe(11);
  const differing = ours.flatMap((said, index) =>
    JSON.stringify(said) === JSON.stringify(theirs[index]) ? [] : [{ index, ours: said, theirs: theirs[index] }],
  );
  expect(differing).toEqual([]);
});
