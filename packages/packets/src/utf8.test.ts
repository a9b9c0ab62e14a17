import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from './utf8.ts';

const utf8 = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
/** Any text at all, halves of surrogate pairs among them. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
const realText = fc.string({ unit: 'binary' });

test('[PK11] a text is written as every other program writes it in UTF-8', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, realText), (text) => {
      expect(encodeUtf8(text, 1000)).toEqual(utf8.encode(text).subarray(0, 1000));
    }),
  );
  expect(encodeUtf8('소켓 🙂 é', 100)).toEqual(utf8.encode('소켓 🙂 é'));
});

test('[PK11] one that is too long is cut at a whole character, and shows that it was', () => {
  fc.assert(
    fc.property(realText, fc.integer({ min: 3, max: 40 }), (text, most) => {
      const bytes = encodeUtf8(text, most);
      const read = decoder.decode(bytes.slice());
      expect(bytes.length).toBeLessThanOrEqual(most);
      if (utf8.encode(text).length <= most) {
        expect(bytes).toEqual(utf8.encode(text));
        return;
      }
      expect(read.endsWith('…')).toBe(true);
      expect(text.startsWith(read.slice(0, -1))).toBe(true);
      // Not a character less than there is room for.
      const kept = Array.from(read.slice(0, -1)).length;
      const next = Array.from(text)
        .slice(0, kept + 1)
        .join('');
      expect(utf8.encode(next).length + 3).toBeGreaterThan(most);
    }),
  );
  expect(decoder.decode(encodeUtf8('가나다라', 11).slice())).toBe('가나…');
});
