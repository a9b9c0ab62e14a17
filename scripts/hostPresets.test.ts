import { expect, test } from 'vitest';
import { presetNumbers } from '../apps/web/src/computer/hostPresets.ts';
import { hostPresets } from '../packages/lab/src/virtual/hostPresets.ts';
import { hostPresetSchema } from '../packages/protocol/src/fault.ts';

/** The page may not import the lab: here both lie side by side. */
test.each(hostPresetSchema.options)('[CP12] the numbers the page gives of %s are those the lab sets', (preset) => {
  const set = (name: string) => Number(hostPresets[preset][`ipv4/${name}`]);
  const span = (seconds: number) => (seconds % 3600 === 0 ? `${seconds / 3600}시간` : `${seconds}초`);
  expect(presetNumbers[preset]).toBe(
    [
      `SYN ${set('tcp_syn_retries')}회`,
      `재전송 ${set('tcp_retries2')}회`,
      `FIN ${span(set('tcp_fin_timeout'))}`,
      `킵얼라이브 ${span(set('tcp_keepalive_time'))}`,
    ].join(', '),
  );
});
