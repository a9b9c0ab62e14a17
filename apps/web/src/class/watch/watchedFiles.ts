import type { LabEvent } from '@socketlab/protocol';
import type { LabState } from '../../state/labState.ts';
import type { WorkFile } from '../../state/workFile.ts';

type Shown = Pick<LabState, 'space' | 'files' | 'selected' | 'delayMs'>;

/** What a log says of the lab it is of, after one more of its entries: its computers, its wire's delay, and the code that was run. */
export function withWatched(shown: Shown, lab: string, event: LabEvent): Shown {
  switch (event.kind) {
    case 'opened': {
      const hosts = event.hosts.map(({ host }) => host);
      return { ...shown, delayMs: event.delayMs, space: { id: lab, lesson: '', hosts, files: [] } };
    }
    case 'delay':
      return { ...shown, delayMs: event.delayMs };
    case 'spawn': {
      const { host, file: name, source } = event;
      const id = `${lab}/${host}/${name}`;
      const known = shown.files.find((file) => file.id === id);
      const edition = known ? known.edition + (known.mine === source ? 0 : 1) : 0;
      const rest = { original: '', answer: null, answerSeen: false, slot: 'mine', added: true } as const;
      const file: WorkFile = { ...rest, id, host, name, mine: source, edition };
      const files = known ? shown.files.map((one) => (one === known ? file : one)) : [...shown.files, file];
      // What was started last is what is spoken of.
      return { ...shown, files, selected: { ...shown.selected, [host]: id } };
    }
    default:
      return shown;
  }
}
