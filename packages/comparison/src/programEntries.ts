import type { LabEvent, Preview, Site } from '@socketlab/protocol';
import { endingText, isQuietCall, isQuietEvent, reasonWords } from '@socketlab/timeline';
import { type Attribute, attribute, type KnownEntry, knownEntry } from './knownEntry.ts';
import type { LineNames, NamedProgram } from './programNames.ts';

type ProgramEvent = Extract<LabEvent, { lane: 'program' }>;

interface ProgramNames {
  programs: ReadonlyMap<string, NamedProgram>;
  lineOf: LineNames;
  /** Text without what another run has otherwise: ports that a kernel chose. */
  plain(text: string): string;
}

/** Makes known entries of what programs did and met: objects are counted by type in each program, in the order they were made. */
export function createProgramReader({ programs, lineOf, plain }: ProgramNames): (event: ProgramEvent) => KnownEntry {
  const objects = new Map<string, string>();
  const counts = new Map<string, number>();

  function objectName(program: string, object: string | null, type: string | null): string {
    if (object === null) return '';
    return objects.get(`${program}/${object}`) ?? `${type ?? 'object'} ?`;
  }

  return (event) => {
    const program = programs.get(event.program);
    const track = `program ${program?.name ?? event.program}`;
    const make = (key: string, attributes: readonly (Attribute | null)[] = [], quiet = false) =>
      knownEntry(event, 'program', {
        track,
        host: event.host,
        key,
        attributes: attributes.filter((one): one is Attribute => one !== null),
        quiet,
      });
    const line = (site: Site | null): Attribute | null => {
      if (site === null || !program) return null;
      const own = fileName(site.file) === fileName(program.file);
      return own
        ? attribute('line', lineOf(program, site.line), `${site.line}행`)
        : attribute('line', `${fileName(site.file)}:${site.line}`, `${fileName(site.file)} ${site.line}행`);
    };
    const args = (all: readonly Preview[]) =>
      attribute(
        'text',
        plain(all.map(({ text, bytes }) => (bytes === undefined ? text : `${text} (${bytes} B)`)).join(', ')),
      );

    switch (event.kind) {
      case 'spawn':
        return make('spawn', [attribute('source', event.source, `${event.source.split('\n').length}행`)]);
      case 'start':
        return make('start', [attribute('version', event.nodeVersion, `Node ${event.nodeVersion}`)], true);
      case 'object': {
        const kind = `${event.program}/${event.objectType}`;
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        objects.set(`${event.program}/${event.object}`, `${event.objectType} ${counts.get(kind)}`);
        return make(`object ${event.objectType}`, [line(event.site)], true);
      }
      case 'address':
        return make(`address ${objectName(event.program, event.object, null)}`, [], true);
      case 'call':
        return make(
          `call ${objectName(event.program, event.object, event.objectType)} ${event.method}`,
          [
            args(event.args),
            line(event.site),
            event.via === undefined ? null : attribute('cause', event.via),
            event.fromPage ? attribute('cause', 'page', '페이지에서 누름') : null,
          ],
          isQuietCall(event),
        );
      case 'event':
        return make(
          `event ${objectName(event.program, event.object, event.objectType)} ${event.name}`,
          [args(event.args), ...event.handlers.map(line)],
          isQuietEvent(event),
        );
      case 'console':
        // Two lines of one console are the same thing where the same place wrote them.
        return make(`console ${event.stream} ${line(event.site)?.value ?? ''}`, [
          attribute('text', plain(event.text.trimEnd())),
        ]);
      case 'consoleSkipped':
        return make('consoleSkipped', [attribute('text', `${event.lines}줄`)], true);
      case 'skipped':
        return make('skipped', [attribute('text', `${event.count}개`)], true);
      case 'name':
        return make(`name ${event.asked} ${event.rule}`, [attribute('text', event.answered)]);
      case 'uncaught':
        return make('uncaught', [attribute('text', plain(`${event.name}: ${event.message}`)), line(event.site)]);
      case 'signal':
        return make(`signal ${event.signal}`);
      case 'action':
        return make(`action ${event.action.kind}`, [attribute('setting', actionText(event.action))]);
      case 'exit': {
        const ended = endingText(event);
        const reason = event.reason === 'exited' ? ended : `${ended} · ${reasonWords[event.reason]}`;
        return make('exit', [{ ...attribute('ending', `${ended} ${event.reason}`, reason), outcome: true }]);
      }
    }
  };
}

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function actionText(action: Extract<ProgramEvent, { kind: 'action' }>['action']): string {
  return `${action.kind === 'closeIdle' ? action.idleMs : action.ms} ms`;
}
