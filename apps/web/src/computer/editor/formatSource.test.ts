import { expect, it } from 'vitest';
import { formatSource } from './formatSource.ts';

it('[OC11] one form, with the cursor where it stood', async () => {
  const source = 'const net=require("net")\nnet.connect(8080,"server")\n';
  const done = await formatSource(source, source.indexOf('connect'));
  expect(done.source).toBe("const net = require('net');\nnet.connect(8080, 'server');\n");
  expect(done.source.slice(done.cursor)).toMatch(/^connect/);
  expect(await formatSource(done.source, 0)).toMatchObject({ source: done.source });
});

it('[OC11] what does not parse is not formatted', async () => {
  await expect(formatSource('const = 1', 0)).rejects.toThrow();
});
