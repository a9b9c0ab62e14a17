import type { LabEvent } from '@socketlab/protocol';
import { faultWords, presetWords } from '@socketlab/timeline';
import { attribute, type KnownEntry, knownEntry } from './knownEntry.ts';

type LabLaneEvent = Extract<LabEvent, { lane: 'lab' | 'wire' }>;

/** Makes a known entry of what was done to the lab and its wire: their order is one. */
export function readLabEntry(event: LabLaneEvent): KnownEntry {
  const make = (key: string, setting: string | null = null, host: KnownEntry['host'] = null) =>
    knownEntry(event, 'lab', {
      track: 'lab',
      host,
      key,
      attributes: setting === null ? [] : [attribute('setting', setting)],
    });
  switch (event.kind) {
    case 'opened': {
      const hosts = event.hosts.map(({ host }) => host).join(', ');
      const mode = event.mode === 'virtual' ? '가상 컴퓨터' : '루프백';
      return make('opened', `${mode}, ${hosts}, 지연 시간 ${event.delayMs} ms`);
    }
    case 'delay':
      return make('delay', `${event.delayMs} ms`);
    case 'fault': {
      const words = faultWords[event.fault.kind];
      return make(
        `fault ${event.direction} ${event.fault.kind} ${event.on}`,
        event.on ? `${words.short(event.fault)}, 씨앗 ${event.seed}` : null,
      );
    }
    case 'stepMode':
      return make(`stepMode ${event.on}`);
    case 'preset':
      return make(`preset ${event.host}`, presetWords[event.preset].name, event.host);
    case 'power':
      return make(`power ${event.host} ${event.on}`, null, event.host);
    case 'limit':
      return make(`limit ${event.what}`);
  }
}
