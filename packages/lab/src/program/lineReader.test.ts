import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineReader } from './lineReader.ts';

test('[PG6] gives the same lines however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '가', '🔌', '\0', 'é'), maxLength: 40 }), {
        maxLength: 10,
      }),
      fc.array(fc.nat(20), { maxLength: 20 }),
      (texts, cuts) => {
        const lines = texts.map((text) => text.replaceAll('\n', ''));
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        const seen: string[] = [];
        const read = createLineReader(1000, (line) => seen.push(line));
        let start = 0;
        for (const cut of cuts) {
          read(bytes.subarray(start, start + cut));
          start += cut;
        }
        read(bytes.subarray(start));
        expect(seen).toEqual(lines.map((line) => Buffer.from(line).toString()));
      },
    ),
  );
});

test('[PG6] leaves out a line that is too long, and only that', () => {
  const seen: string[] = [];
  const read = createLineReader(10, (line) => seen.push(line));
  for (const part of ['one\n', 'x'.repeat(8), 'x'.repeat(8), 'tail\ntwo\n']) read(Buffer.from(part));
  expect(seen).toEqual(['one', 'two']);
});
