import { type AgentReport, agentReportSchema } from '@socketlab/protocol';
import { createLineReader } from './lineReader.ts';

export interface AgentChannelOptions {
  /** Nothing can have happened before this, … */
  readonly spawnedAtUs: number;
  /** … nor after now. */
  readonly nowUs: () => number;
  readonly onReport: (report: AgentReport) => void;
  /** The stream is not an agent's: it is not worth reading any more. */
  readonly onNonsense: () => void;
}

/** Longest line an agent writes: a stack of 8,000 characters, escaped. */
const longestLineBytes = 64 * 1024;
/** A short report is as much work as one of this size. */
const leastCostBytes = 512;
/** Lines that are no reports, before the whole stream is given up. */
const maxBadLines = 1000;

/**
 * Reads an agent's reports. The program itself can write to the same descriptor, so nothing is believed: a line that does not fit
 * is left out, and its time is held between the program's start and now, so that a lie never moves another source's entries.
 * Takes a chunk and gives its cost, as `readWithin` wants it.
 */
export function createAgentChannel(options: AgentChannelOptions): (chunk: Buffer) => number {
  let badLines = 0;
  let lines = 0;

  function onLine(line: string): void {
    lines++;
    const report = parseReport(line);
    if (!report) {
      badLines++;
      if (badLines === maxBadLines) options.onNonsense();
      return;
    }
    const at = Math.min(Math.max(report.at, options.spawnedAtUs), options.nowUs());
    options.onReport({ ...report, at });
  }
  const read = createLineReader(longestLineBytes, onLine);
  return (chunk) => {
    lines = 0;
    read(chunk);
    return lines * leastCostBytes;
  };
}

function parseReport(line: string): AgentReport | null {
  try {
    return agentReportSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
