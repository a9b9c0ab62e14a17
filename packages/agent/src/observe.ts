import { giveBindAddress } from './bindAddress.ts';
import { moduleBuiltin } from './builtins.ts';
import { observeCalls } from './calls.ts';
import { listenForCommands } from './commands.ts';
import type { AgentSettings } from './concealment.ts';
import { disguiseDescriptors, disguiseFunctionSource } from './disguise.ts';
import { observeEvents, observeNewObjects } from './events.ts';
import { readLabNames } from './labNames.ts';
import { giveListenAddress } from './listenAddress.ts';
import { answerLabNames } from './names.ts';
import { setProgram } from './places.ts';
import { quote } from './primordials.ts';
import { report, startReporting } from './reporter.ts';
import { hideFrames } from './stackTrace.ts';

/** Begins to observe this process. `file` is the agent's own, as V8 names it in stacks. */
export function observe(settings: AgentSettings, file: string): void {
  if (settings.out !== undefined) startReporting({ descriptor: Number(settings.out) });
  else if (settings.log !== undefined) startReporting({ file: settings.log });
  report(`"kind":"start","pid":${process.pid},"nodeVersion":${quote(process.version)}`, true);
  setProgram(process.argv[1], file);
  hide(file);
  if (settings.commands !== undefined) listenForCommands(Number(settings.commands));
  const names = readLabNames(settings.host, settings.names, settings.listen);
  if (names?.listen !== undefined) {
    giveListenAddress(names.listen);
    giveBindAddress(names.listen);
  }
  if (names) answerLabNames(names);
  observeCalls();
  observeNewObjects();
  observeEvents();
  // Named imports of `net`, `dgram`, `events`, `stream` and `dns` are copies: bring them up to date.
  moduleBuiltin.syncBuiltinESMExports();
}

/** Keeps the agent's frames, the sources of its functions and its one accessor from the program's eyes. */
export function hide(file: string): void {
  hideFrames(file);
  disguiseFunctionSource();
  disguiseDescriptors();
}
