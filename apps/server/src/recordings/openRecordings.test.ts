import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createManualClock } from '../../test/manualClock.ts';
import { temporaryFolder } from '../../test/someRecording.ts';
import { openRecordings } from './openRecordings.ts';

test('[SH1] the folder lies in SOCKETLAB_DATA and is its user’s alone, whoever made it', async () => {
  const data = await temporaryFolder();
  mkdirSync(join(data, 'recordings'));
  chmodSync(join(data, 'recordings'), 0o755);
  const store = openRecordings({ SOCKETLAB_DATA: data }, createManualClock());
  await store?.close();
  expect(statSync(join(data, 'recordings')).mode & 0o777).toBe(0o700);
});

test('[SH11] a folder that can’t be had is named in the terminal, with what helps', async () => {
  const lines: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(line));
  onTestFinished(() => spy.mockRestore());
  const data = await temporaryFolder();
  writeFileSync(join(data, 'recordings'), 'in the way');
  expect(openRecordings({ SOCKETLAB_DATA: data }, createManualClock())).toBeNull();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/링크로 나눌 수 없습니다: .*recordings[\s\S]*SOCKETLAB_DATA에 쓸 수 있는 폴더를 줍니다/);
});
