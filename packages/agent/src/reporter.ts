import { openSync, writeSync } from './builtins.ts';
import { apply, bufferFrom, byteLength, nowUs, promiseThen, settledPromise } from './primordials.ts';

/** Reports of one second beyond which data and calls are counted, not written. */
const reportsPerSecond = 20_000;
/** Reports of one second that a program may be slowed by, whatever they cost it, … */
const freePerSecond = 2000;
/** … and the part of its time that those beyond may take: a flood is slowed by an eighth, and the rest of it counted. */
const shareBeyond = 0.12;
/** How long a full pipe is waited for, in steps of 2 ms, before a report is given up. */
const fullPipeTries = 1000;
/** Characters that may wait for the end of a turn. */
const longestWait = 16 * 1024;

const wait = Atomics.wait;
const pause = new Int32Array(new SharedArrayBuffer(4));

let descriptor = -1;
let secondStartedUs = 0;
let written = 0;
/** What this second's reports beyond the free ones have taken, and when the one being made was begun. */
let spentUs = 0;
let begunUs = 0;
let tenthStartedUs = 0;
let ofTenth = 0;
/** Lines of this turn that are still to be written. */
let waiting = '';
let skipped = 0;

/** Reports go to an inherited descriptor (a pipe of the lab's) or are appended to a file. */
export function startReporting(target: { descriptor: number } | { file: string }): void {
  if ('descriptor' in target) descriptor = target.descriptor;
  else descriptor = openSync(target.file, 'a');
}

/** Called once something goes wrong with the pipe: the program runs on, unobserved. */
function goSilent(): void {
  descriptor = -1;
  waiting = '';
}

/**
 * Room for one more report that may be left out? Asked first, before it is made. A no is counted as a report left out.
 */
export function hasRoom(): boolean {
  if (descriptor === -1) return false;
  if (written < freePerSecond) return true;
  const at = nowUs();
  startSecond(at);
  if (written < reportsPerSecond && spentUs <= (at - secondStartedUs) * shareBeyond) {
    begunUs = at;
    return true;
  }
  skipped++;
  return false;
}

/** Counts the time that the report has taken, since `hasRoom` was asked, if that matters this second. */
function countTime(): void {
  if (begunUs === 0) return;
  spentUs += nowUs() - begunUs;
  begunUs = 0;
}

/**
 * Writes one report at once: what a program has said before `process.exit()` or an endless loop has been said. A program that makes
 * hundreds in a tenth of a second has those of one turn of its loop written together, when the turn ends: the reader wakes once.
 *
 * @param body the report's fields behind `at`, as JSON text without the braces
 * @param keep never left out, whatever the rate, and never waits
 */
export function report(body: string, keep = false): void {
  if (descriptor === -1) return;
  const at = nowUs();
  startSecond(at);
  if (written >= reportsPerSecond && !keep) {
    skipped++;
    return;
  }
  if (keep) flushSkipped(at);
  written++;
  const line = `{"at":${at},${body}}\n`;
  if (!keep && isBusy(at)) {
    if (waiting === '') promiseThen(settledPromise, flushWaiting);
    waiting += line;
    if (waiting.length > longestWait) flushWaiting();
  } else {
    flushWaiting();
    writeLine(line);
  }
  countTime();
}

function startSecond(at: number): void {
  if (at - secondStartedUs < 1_000_000) return;
  secondStartedUs = at;
  written = 0;
  spentUs = 0;
  flushSkipped(at);
}

/** More than 200 reports in this tenth of a second. */
function isBusy(at: number): boolean {
  if (at - tenthStartedUs >= 100_000) {
    tenthStartedUs = at;
    ofTenth = 0;
  }
  return ++ofTenth > 200;
}

function flushWaiting(): void {
  if (waiting === '') return;
  const lines = waiting;
  waiting = '';
  const counts = written > freePerSecond && begunUs === 0;
  if (counts) begunUs = nowUs();
  writeLine(lines);
  if (counts) countTime();
}

function flushSkipped(at: number): void {
  if (skipped === 0) return;
  const count = skipped;
  skipped = 0;
  flushWaiting();
  writeLine(`{"at":${at},"kind":"skipped","count":${count}}\n`);
}

function writeLine(line: string): void {
  const length = byteLength(line);
  let done = tryWrite(line);
  if (done === length || descriptor === -1) return;
  // Only a pipe that somebody has made non-blocking comes here: wait until the reader has made room.
  const bytes = bufferFrom(line);
  for (let tries = 0; done < length && tries < fullPipeTries && descriptor !== -1; tries++) {
    apply(wait, undefined, [pause, 0, 0, 2]);
    done += tryWrite(bytes.subarray(done));
  }
  if (done === 0) skipped++;
  else if (done < length) goSilent();
}

/** Bytes written; 0 where the pipe is full. */
function tryWrite(data: string | Uint8Array): number {
  try {
    return writeSync(descriptor, data as string);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EAGAIN') return 0;
    goSilent();
    return 0;
  }
}
