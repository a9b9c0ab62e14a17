import { isNativeError, isProxy, vm } from './builtins.ts';
import { type Place, placeAt, studentPaths } from './places.ts';
import { cut, errorName, ownText, ownValue } from './preview.ts';
import { floor, quote, regExpExec, textIndexOf, textSlice, toText } from './primordials.ts';
import { report } from './reporter.ts';
import { sourceOf } from './sourceText.ts';

let reportedCode = -1;

/** `exit` is the last thing a program can say. Told before its handlers: one of them may end the process at once. */
export function reportExit(code: unknown): void {
  if (typeof code === 'number' && code !== reportedCode) {
    reportedCode = code;
    report(`"kind":"exiting","code":${floor(code)}`, true);
  }
}

/** Told again where a handler of `exit` has chosen another code. */
export function exitAsked(code: unknown): void {
  const chosen: unknown = process.exitCode;
  reportExit(typeof chosen === 'number' ? chosen : code);
}

/** `uncaughtExceptionMonitor` comes for every uncaught error; with a handler of the program's it is not the end, and not reported. */
export function reportUncaught(error: unknown): void {
  try {
    const events = (process as unknown as { _events?: Record<string, unknown> })._events;
    if (events?.uncaughtException !== undefined || process.hasUncaughtExceptionCaptureCallback()) return;
    const told = describe(error);
    const place = placeInStack(told.stack) ?? placeOfSyntaxError(told.name);
    const code = told.code === undefined ? '' : `,"code":${quote(cut(told.code, 64))}`;
    report(
      `"kind":"uncaught","name":${quote(cut(told.name, 128))},"message":${quote(cut(told.message, 2000))}${code}` +
        `,"stack":${quote(cut(told.stack, 8000))},"site":${place ? place.json : 'null'}`,
      true,
    );
  } catch {
    // The operating system still tells the exit code.
  }
}

function describe(error: unknown): { name: string; message: string; stack: string; code?: string } {
  if (typeof error !== 'object' || error === null || isProxy(error) || !isNativeError(error)) {
    const text = typeof error === 'object' || typeof error === 'function' ? 'object' : toText(error);
    return { name: 'Uncaught', message: text, stack: '' };
  }
  const code = ownValue(error, 'code');
  const stack: unknown = error.stack;
  return {
    name: errorName(error),
    message: ownText(error, 'message'),
    stack: typeof stack === 'string' ? stack : '',
    ...(typeof code === 'string' ? { code } : {}),
  };
}

const framePattern = /\(?((?:file:\/\/)?[^()\n]+?):(\d+):(\d+)\)?$/;
const headPattern = /^(.+):(\d+)$/;

/** The first line of a stack that is the student's. */
function placeInStack(stack: string): Place | null {
  const lines = linesOf(stack);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (textIndexOf(line, '    at ') !== 0) continue;
    const start = textIndexOf(line, '(');
    const found = regExpExec(framePattern, textSlice(line, start === -1 ? 7 : start + 1));
    const place = found && placeAt(found[1] as string, +(found[2] as string), +(found[3] as string));
    if (place) return place;
  }
  return placeInHead(lines);
}

/** `file:3`, the line itself, and `^^^` under it: how Node decorates a syntax error. */
function placeInHead(lines: readonly string[]): Place | null {
  const found = lines.length > 2 ? regExpExec(headPattern, lines[0] as string) : null;
  if (!found) return null;
  const column = textIndexOf(lines[2] as string, '^') + 1;
  return placeAt(found[1] as string, +(found[2] as string), column > 0 ? column : 1);
}

/** Node hides a syntax error's place from its stack until it prints it: compiling the file again tells. */
function placeOfSyntaxError(name: string): Place | null {
  const path = studentPaths[0];
  const source = name === 'SyntaxError' && path !== undefined ? sourceOf(path) : null;
  if (!source) return null;
  try {
    vm().compileFunction(source.text, ['exports', 'require', 'module', '__filename', '__dirname'], { filename: path });
    return null;
  } catch (error) {
    const { stack } = error as { stack?: unknown };
    return typeof stack === 'string' ? placeInHead(linesOf(stack)) : null;
  }
}

function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let from = 0; from <= text.length; ) {
    const end = textIndexOf(text, '\n', from);
    lines[lines.length] = textSlice(text, from, end === -1 ? text.length : end);
    if (end === -1) break;
    from = end + 1;
  }
  return lines;
}
