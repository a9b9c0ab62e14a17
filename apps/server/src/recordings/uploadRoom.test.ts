import { expect, test } from 'vitest';
import { createUploadRoom } from './uploadRoom.ts';

test('[SH4] uploads on their way have so much memory together, and each browser one at a time', () => {
  const room = createUploadRoom(100);
  const giveBack = room.take('a', 60);
  expect(() => room.take('a', 1)).toThrow(expect.objectContaining({ code: 'sharing-busy' }));
  expect(() => room.take('b', 41)).toThrow(expect.objectContaining({ code: 'sharing-busy' }));
  room.take('b', 40);
  giveBack();
  giveBack();
  room.take('a', 60);
  expect(() => room.take('c', 1)).toThrow();
});
