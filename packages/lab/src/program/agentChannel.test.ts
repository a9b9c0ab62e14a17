import { type AgentReport, labEventSchema } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { createAgentChannel } from './agentChannel.ts';

function read(...lines: string[]): AgentReport[] {
  const reports: AgentReport[] = [];
  const channel = createAgentChannel({
    spawnedAtUs: 100,
    nowUs: () => 200,
    onReport: (report) => reports.push(report),
    onNonsense: () => {},
  });
  channel(Buffer.from(lines.map((line) => `${line}\n`).join('')));
  return reports;
}

const address = (port: number) =>
  JSON.stringify({ kind: 'address', at: 150, object: 'o1', local: { address: '10.0.0.1', port }, remote: null });

test('[PG6] what is let in fits the log: one entry that does not would cost every entry after it', () => {
  const reports = read(address(70_000), address(-1), address(8080), 'no json', '{"kind":"start"}');
  expect(reports).toHaveLength(1);
  const { at, ...body } = reports[0]!;
  const entry = { ...body, seq: 0, at, lane: 'program', host: 'client', program: 'p1' };
  expect(labEventSchema.safeParse(entry).success).toBe(true);
});

test('[PG6] a time before the start or after now is held to what can be', () => {
  const start = (at: number) => JSON.stringify({ kind: 'start', at, pid: 1, nodeVersion: 'v20.19.0' });
  expect(read(start(1), start(150), start(1e18)).map(({ at }) => at)).toEqual([100, 150, 200]);
});
