import { type LabEvent, labEventSchema } from '@socketlab/protocol';
import { afterEach, expect, test } from 'vitest';
import recorded from '../../../../packages/timeline/test/conversation.log.jsonl?raw';
import { compareRerun } from './compareRerun.ts';
import { type Rerun, useRerun } from './rerunStore.ts';

const events = recorded
  .trim()
  .split('\n')
  .map((line) => labEventSchema.parse(JSON.parse(line)));

const done = (lab: string): Rerun => ({
  status: 'done',
  lab,
  differences: 'open',
  problems: [],
  reached: true,
  stopped: false,
  edited: false,
});

afterEach(() => useRerun.setState({ rerun: null }));

test('[FK4] what differs is said once it is worked out', async () => {
  useRerun.setState({ rerun: done('lab-1') });
  const compared = compareRerun(events, events);
  expect(useRerun.getState().rerun).toEqual(done('lab-1'));
  await compared;
  expect(useRerun.getState().rerun).toEqual({ ...done('lab-1'), differences: [] });
});

test('[FK4] nothing is said of a rerun that another one has taken the place of', async () => {
  useRerun.setState({ rerun: done('lab-1') });
  const compared = compareRerun(events, events);
  useRerun.setState({ rerun: done('lab-2') });
  await compared;
  expect(useRerun.getState().rerun).toEqual(done('lab-2'));
});

test('[FK4] where it could not be worked out, the card does not wait for ever', async () => {
  useRerun.setState({ rerun: done('lab-1') });
  const broken = [null] as unknown as LabEvent[];
  await expect(compareRerun(events, broken)).rejects.toThrow();
  expect(useRerun.getState().rerun).toEqual({ ...done('lab-1'), differences: 'failed' });
});
