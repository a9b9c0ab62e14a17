import { labEventSchema } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { linesOf } from '../test/files.ts';
import { realLog, recordingOf } from '../test/runs.ts';
import { exportJsonLines } from './exportJsonLines.ts';
import { recordingHeaderSchema } from './header.ts';
import { recordingVersion } from './recordingLimits.ts';
import { writeRecording } from './writeRecording.ts';

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

test('[XP9] first the header, which names the format and its version, then one entry a line as a recording has it', async () => {
  const recording = recordingOf();
  const text = textOf(exportJsonLines(recording));
  expect(text.endsWith('}\n')).toBe(true);
  const [head, ...lines] = text.trimEnd().split('\n');
  expect(head!.startsWith(`{"format":"socketlab-recording","version":${recordingVersion},"app":`)).toBe(true);
  expect(recordingHeaderSchema.parse(JSON.parse(head!))).toEqual(recording.header);
  expect(lines).toEqual(linesOf(await writeRecording(recording)).slice(1));
  expect(lines.map((line) => labEventSchema.parse(JSON.parse(line)))).toEqual(realLog);
});

test('[XP9] the lines do not depend on the order in which a program has put its fields together', () => {
  const shuffled = realLog.map((event) => Object.fromEntries(Object.entries(event).reverse()) as typeof event);
  expect(exportJsonLines(recordingOf({}, shuffled))).toEqual(exportJsonLines(recordingOf()));
});

test('[XP9] a text with line ends and Korean in it stays on its line', () => {
  const source = '// 첫 줄\nconsole.log("\u2028🙂")\r\n';
  const files = [{ host: 'server' as const, name: 'server.js', source }];
  const lines = textOf(exportJsonLines(recordingOf({ files })))
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(realLog.length + 1);
  expect(JSON.parse(lines[0]!).files).toEqual(files);
});
