import { previewSchema } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { previewArguments, previewMessage } from './preview.ts';

const previews = (...args: unknown[]) =>
  (JSON.parse(previewArguments(args)) as unknown[]).map((preview) => previewSchema.parse(preview));

test.each<[unknown, object]>([
  ['안녕', { kind: 'string', text: '안녕', bytes: 6 }],
  ['x'.repeat(1000), { kind: 'string', text: 'x'.repeat(240), bytes: 1000 }],
  ['\ud800', { kind: 'string', text: '\ud800', bytes: 3 }],
  [5, { kind: 'number', text: '5' }],
  [-0.5e-9, { kind: 'number', text: '-5e-10' }],
  [true, { kind: 'boolean', text: 'true' }],
  [undefined, { kind: 'undefined', text: 'undefined' }],
  [null, { kind: 'null', text: 'null' }],
  [12n, { kind: 'bigint', text: '12' }],
  [Symbol('s'), { kind: 'symbol', text: 'Symbol(s)' }],
  [function named() {}, { kind: 'function', text: 'named' }],
  [(() => () => {})(), { kind: 'function', text: '(anonymous)' }],
  [Buffer.from('안녕'), { kind: 'bytes', text: '안녕', bytes: 6 }],
  [Buffer.from('가'.repeat(1000)), { kind: 'bytes', text: '가'.repeat(80), bytes: 3000 }],
  [new Uint8Array([0, 255, 16]), { kind: 'bytes', text: '00 ff 10', bytes: 3 }],
  [Object.assign(new TypeError('bad'), { code: 'E1' }), { kind: 'error', text: 'TypeError: bad', code: 'E1' }],
  [
    { port: 8080, host: 'server', on: () => {}, deep: { a: 1 }, list: [1, 2] },
    { kind: 'object', text: '{ port: 8080, host: "server", on: on, deep: [Object], list: Array(2) }' },
  ],
  [{}, { kind: 'object', text: '{}' }],
])('[AG15] previews %s within the protocol’s bounds', (value, expected) => {
  expect(previews(value)).toEqual([expected]);
});

test('[AG15] shows eight arguments at most', () => {
  expect(previews(...new Array(20).fill(1))).toHaveLength(8);
});

test('[AG3] runs no code of the program: getters, proxies, toString, custom inspection', () => {
  const trap = () => {
    throw new Error('ran');
  };
  const object = {
    get secret() {
      return trap();
    },
    toString: trap,
    toJSON: trap,
    [Symbol.for('nodejs.util.inspect.custom')]: trap,
  };
  const proxy = new Proxy({}, { get: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap });
  const texts = previews(object, proxy, new Proxy(() => {}, { get: trap }), { inner: proxy }, Object.create(proxy)).map(
    ({ text }) => text,
  );
  expect(texts[0]).toContain('secret: [Getter]');
  expect(texts.slice(1, 3)).toEqual(['Proxy', '(anonymous)']);
});

test.each([
  [{ address: '10.0.0.1', family: 'IPv4', port: 5000, size: 2 }, '10.0.0.1:5000'],
  [{ address: '::ffff:10.0.0.1', port: 5000 }, '10.0.0.1:5000'],
  [{ address: '::1', port: 5000 }, '[::1]:5000'],
  [{ port: 5000 }, '{ port: 5000 }'],
])('[AG16] writes a message’s sender %o as address and port', (from, text) => {
  const [bytes, sender] = JSON.parse(previewMessage([Buffer.from('hi'), from])) as unknown[];
  expect([bytes, sender]).toEqual([
    { kind: 'bytes', text: 'hi', bytes: 2 },
    { kind: 'object', text },
  ]);
});
