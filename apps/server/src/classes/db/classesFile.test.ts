import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openClassesFile } from './classesFile.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'socketlab-data-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function said(): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(line));
  onTestFinished(() => spy.mockRestore());
  return lines;
}

test('[CL2] the file lies in SOCKETLAB_DATA, or in the user’s state folder, in a folder of the user’s alone', () => {
  const state = folder();
  openClassesFile({ XDG_STATE_HOME: state })?.close();
  expect(statSync(join(state, 'socketlab')).mode & 0o777).toBe(0o700);
  expect(statSync(join(state, 'socketlab/classes.db')).isFile()).toBe(true);
  const data = folder();
  openClassesFile({ XDG_STATE_HOME: state, SOCKETLAB_DATA: data })?.close();
  expect(statSync(join(data, 'classes.db')).isFile()).toBe(true);
});

test('[CL6] what can’t be opened is named in the terminal, with what helps', () => {
  const lines = said();
  const data = folder();
  writeFileSync(join(data, 'classes.db'), 'no database, but long enough to be looked at '.repeat(100));
  chmodSync(join(data, 'classes.db'), 0o600);
  expect(openClassesFile({ SOCKETLAB_DATA: data })).toBeNull();
  expect(openClassesFile({ SOCKETLAB_DATA: join(data, 'classes.db') })).toBeNull();
  expect(lines).toEqual([
    expect.stringMatching(/수업은 열 수 없습니다: .*classes\.db[\s\S]*이 파일을 다른 곳으로 옮기거나/),
    expect.stringMatching(/수업은 열 수 없습니다: .*classes\.db[\s\S]*SOCKETLAB_DATA에 쓸 수 있는 폴더를 줍니다/),
  ]);
});

test('[CL6] a file of a later SocketLab is named as such', async () => {
  const lines = said();
  const data = folder();
  openClassesFile({ SOCKETLAB_DATA: data })?.close();
  const { default: Database } = await import('libsql');
  const database = new Database(join(data, 'classes.db'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(openClassesFile({ SOCKETLAB_DATA: data })).toBeNull();
  expect(lines).toEqual([expect.stringMatching(/더 새로운 소켓랩이 만든 파일입니다[\s\S]*새 판으로 바꾸거나/)]);
});

test('[CL6] a file that another server uses is named as such', () => {
  const lines = said();
  const data = folder();
  const first = openClassesFile({ SOCKETLAB_DATA: data });
  onTestFinished(() => first?.close());
  expect(openClassesFile({ SOCKETLAB_DATA: data })).toBeNull();
  expect(lines.join()).toContain('다른 소켓랩이 이 파일을 쓰고 있습니다');
});
