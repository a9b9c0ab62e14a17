import type { LabEvent } from '@socketlab/protocol';
import type { RecordedFile } from '@socketlab/recording';

/** The programs as these entries ran them, and those that stood in an editor meanwhile and were not run. `did`: it was run. */
export function ranSources(
  kept: readonly RecordedFile[],
  events: readonly LabEvent[],
): (RecordedFile & { did: boolean })[] {
  const sources = new Map(kept.map((file) => [`${file.host}/${file.name}`, { ...file, did: false }]));
  for (const event of events) {
    if (event.kind !== 'spawn') continue;
    const { host, file: name, source } = event;
    sources.set(`${host}/${name}`, { host, name, source, did: true });
  }
  return [...sources.values()];
}
