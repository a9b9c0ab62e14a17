import type { EndReason, HostName, Site } from '@socketlab/protocol';
import type { ListView } from './listView.ts';

export interface ProgramView {
  program: string;
  /** `seq` of its start. */
  spawnedSeq: number;
  host: HostName;
  file: string;
  source: string;
  status: 'starting' | 'running' | 'exited';
  pid: number | null;
  /** Stopped by SIGSTOP, and not yet thawed by SIGCONT. */
  frozen: boolean;
  exit: { code: number | null; signal: string | null; reason: EndReason; atUs: number } | null;
  console: ListView<ConsoleLine>;
  /** The line the program last ran a call on, or the handler an event last reached. */
  hot: { line: number; column: number; label: string; kind: 'call' | 'event'; atUs: number; seq: number } | null;
  /** What has reached each line so far: events at their handlers, calls at their call sites. */
  pins: readonly LinePin[];
  uncaught: { name: string; message: string; code: string | null; stack: string; site: Site | null } | null;
}

export interface ConsoleLine {
  seq: number;
  atUs: number;
  stream: 'stdout' | 'stderr' | 'lab';
  text: string;
  site: Site | null;
}

export interface LinePin {
  line: number;
  kind: 'call' | 'event';
  label: string;
  count: number;
  lastUs: number;
  lastSeq: number;
}
