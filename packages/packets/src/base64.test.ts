import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';

test('[PK1] base64 agrees with Node for any bytes, both ways', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(encodeBase64(bytes)).toBe(text);
      expect(decodeBase64(text)).toEqual(bytes);
      expect(decodeBase64(text.replace(/=+$/, ''))).toEqual(bytes);
    }),
  );
});

test.each(['a', 'ab!=', '가나다라', 'AAAAA'])('[PK1] base64 refuses %s', (text) => {
  expect(() => decodeBase64(text)).toThrow(RangeError);
});
