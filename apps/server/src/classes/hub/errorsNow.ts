import type { LabEvent } from '@socketlab/protocol';
import type { ProgramNow } from './programsNow.ts';

/** Error codes that are counted apart: a program can make up any number of them. */
const mostCodes = 12;

export interface ErrorsNow {
  read(event: LabEvent, program: ProgramNow | undefined): void;
  readonly counts: Readonly<Record<string, number>>;
  readonly last: string | null;
}

/** How often each error came up in a lab's log. An `error` that no handler took comes twice, and counts once. */
export function createErrorsNow(): ErrorsNow {
  const counts = new Map<string, number>();
  let last: string | null = null;

  function count(code: string): void {
    last = code;
    if (counts.has(code) || counts.size < mostCodes) counts.set(code, (counts.get(code) ?? 0) + 1);
  }

  return {
    read(event, program) {
      if (event.kind === 'event' && event.name === 'error') {
        const code = event.args.find((arg) => arg.code !== undefined)?.code;
        if (program) program.unhandled = event.handlers.length === 0 ? (code ?? null) : null;
        if (code !== undefined) count(code);
      } else if (event.kind === 'uncaught') {
        if (event.code === undefined || event.code !== program?.unhandled) count(event.code ?? event.name);
        if (program) program.unhandled = null;
      }
    },
    get counts() {
      return Object.fromEntries(counts);
    },
    get last() {
      return last;
    },
  };
}
