import type { HostName, LabEvent } from '@socketlab/protocol';
import type { ProgramView } from '@socketlab/timeline';
import { expect, it } from 'vitest';
import { freshPresent, presentProgram, reducePresent } from '../state/presentLab.ts';
import { explainError } from './errorWords.ts';
import { exitText, programStatus } from './programWords.ts';

const presentOf = (events: readonly LabEvent[]) => events.reduce(reducePresent, freshPresent);
const powerIsOn = (events: readonly LabEvent[], host: HostName) => !presentOf(events).dark.has(host);

const running: ProgramView = {
  program: 'p1',
  spawnedSeq: 0,
  host: 'server',
  file: 'server.js',
  source: '',
  status: 'running',
  pid: 1,
  frozen: false,
  exit: null,
  console: [],
  hot: null,
  pins: [],
  uncaught: null,
};
type Exit = NonNullable<ProgramView['exit']>;
const ended = (code: number | null, reason: Exit['reason'], signal: string | null = null): ProgramView => ({
  ...running,
  status: 'exited',
  exit: { code, signal, reason, atUs: 0 },
});

it('[CP6] tells an end that was wanted from one that was not', () => {
  expect(programStatus(null)).toEqual({ text: '대기', tone: 'idle' });
  expect(programStatus(running).tone).toBe('running');
  expect(programStatus(ended(0, 'exited')).tone).toBe('ended');
  expect(programStatus(ended(1, 'exited')).tone).toBe('failed');
  expect(programStatus(ended(null, 'exited', 'SIGSEGV')).tone).toBe('failed');
  expect(programStatus(ended(null, 'student', 'SIGTERM')).tone).toBe('ended');
  expect(programStatus(ended(null, 'memory', 'SIGKILL')).tone).toBe('failed');
  expect(programStatus(ended(null, 'power-off', 'SIGKILL')).tone).toBe('ended');
});

it('[CP10] a frozen program says so until it thaws or ends', () => {
  expect(programStatus({ ...running, frozen: true })).toEqual({ text: '얼어 있음', tone: 'frozen' });
  expect(programStatus({ ...ended(null, 'student', 'SIGKILL'), frozen: true }).text).toBe('끝남');
});

it('[CP6] says why a program is over', () => {
  expect(exitText({ code: 1, signal: null, reason: 'exited', atUs: 0 })).toBe('프로그램이 끝났습니다. 종료 코드 1');
  expect(exitText({ code: null, signal: 'SIGKILL', reason: 'student', atUs: 0 })).toContain('SIGKILL');
  expect(exitText({ code: null, signal: 'SIGXCPU', reason: 'cpu', atUs: 0 })).toContain('20초');
  expect(exitText({ code: null, signal: 'SIGKILL', reason: 'power-off', atUs: 0 })).toContain('전원');
});

it('[CP3] explains an uncaught error by its code, else by its name, else by what follows from it', () => {
  expect(explainError({ name: 'Error', code: 'ECONNREFUSED', message: '' })).toContain('거부');
  expect(explainError({ name: 'ReferenceError', code: null, message: '' })).toContain('이름');
  expect(explainError({ name: 'Error', code: 'E_NEVER_HEARD_OF', message: '' })).toContain('처리되지 않은 오류');
  expect(explainError({ name: '__proto__', code: 'constructor', message: '' })).toContain('처리되지 않은 오류');
});

it('[CP7] buttons act on the newest program of the whole log', () => {
  const stamp = { seq: 0, at: 0, lane: 'program' } as const;
  const spawn = (host: 'client' | 'server', program: string): LabEvent => ({
    ...stamp,
    kind: 'spawn',
    host,
    program,
    file: 'a.js',
    source: '',
  });
  const exit = (program: string): LabEvent => ({
    ...stamp,
    kind: 'exit',
    host: 'server',
    program,
    code: 0,
    signal: null,
    reason: 'exited',
  });
  const log = [spawn('server', 'p1'), spawn('client', 'p2'), exit('p1'), spawn('server', 'p3')];
  const of = (events: readonly LabEvent[]) => presentProgram(presentOf(events), 'server', 'a.js');
  expect(of(log)).toEqual({ program: 'p3', running: true, frozen: false, acceptsLate: false });
  expect(of([...log, exit('p3')])).toEqual({ program: 'p3', running: false, frozen: false, acceptsLate: false });
  expect(presentProgram(freshPresent, 'client', 'a.js')).toBeNull();
  expect(presentProgram(presentOf(log), 'server', 'b.js')).toBeNull();

  const signal = (program: string, name: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): LabEvent => ({
    ...stamp,
    kind: 'signal',
    host: 'server',
    program,
    signal: name,
  });
  const frozen = [...log, signal('p3', 'SIGSTOP'), signal('p3', 'SIGTERM')];
  expect(presentProgram(presentOf(frozen), 'server', 'a.js')?.frozen).toBe(true);
  expect(presentProgram(presentOf([...frozen, signal('p3', 'SIGCONT')]), 'server', 'a.js')?.frozen).toBe(false);
  expect(presentProgram(presentOf([...log, signal('p1', 'SIGSTOP')]), 'server', 'a.js')?.frozen).toBe(false);
  expect(presentProgram(presentOf([...frozen, exit('p3')]), 'server', 'a.js')?.frozen).toBe(false);

  const power = (on: boolean): LabEvent => ({ seq: 0, at: 0, lane: 'lab', kind: 'power', host: 'server', on });
  expect(powerIsOn(log, 'server')).toBe(true);
  expect(powerIsOn([...log, power(false)], 'server')).toBe(false);
  expect(powerIsOn([...log, power(false)], 'client')).toBe(true);
  expect(powerIsOn([power(false), ...log, power(true)], 'server')).toBe(true);
});

it('says of a program whose lab is gone that it is gone, and of one that had ended that it ended', () => {
  expect(programStatus(running, 'gone')).toEqual({ text: '사라짐', tone: 'failed' });
  expect(programStatus(running, 'over').tone).toBe('ended');
  expect(programStatus(ended(0, 'exited'), 'gone').text).toBe('끝남');
});
