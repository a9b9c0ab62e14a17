import { expect, test } from 'vitest';
import { type CaptureDescription, type CapturedPacket, writePcapng } from './writePcapng.ts';

interface Block {
  type: number;
  length: number;
  body: DataView;
}

/** The blocks of a file, each with its length at both ends. */
function blocksOf(packets: readonly CapturedPacket[], description?: CaptureDescription): Block[] {
  const bytes = writePcapng(packets, description);
  const view = new DataView(bytes.buffer);
  const blocks: Block[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    expect(length % 4).toBe(0);
    expect(view.getUint32(at + length - 4, true)).toBe(length);
    blocks.push({ type: view.getUint32(at, true), length, body: new DataView(bytes.buffer, at + 8, length - 12) });
    at += length;
  }
  return blocks;
}

/** The options that begin there, up to the end of the block. */
function optionsOf(body: DataView, from: number): [code: number, text: string][] {
  const options: [number, string][] = [];
  let at = from;
  while (at < body.byteLength) {
    const [code, length] = [body.getUint16(at, true), body.getUint16(at + 2, true)];
    options.push([code, new TextDecoder().decode(new Uint8Array(body.buffer, body.byteOffset + at + 4, length))]);
    at += 4 + Math.ceil(length / 4) * 4;
  }
  expect(at).toBe(body.byteLength);
  return options;
}

const end: [number, string] = [0, ''];

test('[PK7] blocks carry their length at both ends, padded to four bytes', () => {
  const blocks = blocksOf([{ atUs: 2 ** 32 + 5, bytes: Uint8Array.from([0x45, 1, 2]), comments: ['hi'] }]);
  expect(blocks.map(({ type, length }) => [type, length])).toEqual([
    [0x0a0d0d0a, 28],
    [1, 32],
    [6, 32 + 4 + 12],
  ]);
  expect(optionsOf(blocks[1]!.body, 8)).toEqual([[9, '\u0006'], end]);
  const { body } = blocks[2]!;
  expect([4, 8, 12, 16].map((at) => body.getUint32(at, true))).toEqual([1, 5, 3, 3]);
  expect(optionsOf(body, 24)).toEqual([[1, 'hi'], end]);
});

test('[PK10] a section names its program, each interface itself, each packet its interface, direction and comments', () => {
  const bytes = Uint8Array.of(0x45);
  const [section, client, wire, first, second, bare] = blocksOf(
    [
      { atUs: 0, bytes, interface: 0, direction: 'outbound', comments: ['하나', '둘'] },
      { atUs: 0, bytes, interface: 1, direction: 'inbound' },
      { atUs: 0, bytes, interface: 1 },
    ],
    {
      interfaces: [{ name: 'client', description: '클라이언트 컴퓨터' }, { name: 'wire' }],
      application: '소켓랩',
      comments: ['주석'],
    },
  );
  expect(optionsOf(section!.body, 16)).toEqual([[1, '주석'], [4, '소켓랩'], end]);
  expect(optionsOf(client!.body, 8)).toEqual([[2, 'client'], [3, '클라이언트 컴퓨터'], [9, '\u0006'], end]);
  expect(optionsOf(wire!.body, 8)).toEqual([[2, 'wire'], [9, '\u0006'], end]);
  expect([first, second, bare].map((block) => block!.body.getUint32(0, true))).toEqual([0, 1, 1]);
  expect(optionsOf(first!.body, 24)).toEqual([[1, '하나'], [1, '둘'], [2, '\u0002\0\0\0'], end]);
  expect(optionsOf(second!.body, 24)).toEqual([[2, '\u0001\0\0\0'], end]);
  expect(optionsOf(bare!.body, 24)).toEqual([]);
});

test('[PK11] a comment longer than an option can hold is cut at a whole character', () => {
  const [, , packet] = blocksOf([{ atUs: 0, bytes: Uint8Array.of(0x45), comments: ['가'.repeat(30_000), 'next'] }]);
  expect(optionsOf(packet!.body, 24)).toEqual([[1, `${'가'.repeat(21_844)}…`], [1, 'next'], end]);
});
