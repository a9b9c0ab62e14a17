import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { createManualClock } from '../../test/manualClock.ts';
import { createLabStore } from './labStore.ts';

const delay = (seq: number): LabEvent => ({ seq, at: seq, lane: 'wire', kind: 'delay', delayMs: 50 });

test('[SV34] a lab whose log has lost an entry ends aloud; what comes twice is let be', async () => {
  const closed: string[] = [];
  const labs = createLabStore({
    clock: createManualClock(),
    async send(command) {
      if (command.kind === 'close') closed.push(command.lab);
      return {};
    },
  });
  const lab = await labs.open('browser', 200);
  const gone: string[] = [];
  lab.watch({ grew: () => {}, gone: (_, reason) => gone.push(reason) });

  labs.append(lab.id, [delay(0), delay(1)]);
  labs.append(lab.id, [delay(1), delay(2)]);
  expect(lab.entries).toHaveLength(3);
  expect(gone).toEqual([]);

  labs.append(lab.id, [delay(4)]);
  expect(gone).toEqual(['crashed']);
  expect(closed).toEqual([lab.id]);
  expect(() => labs.find('browser', lab.id)).toThrow();
});
