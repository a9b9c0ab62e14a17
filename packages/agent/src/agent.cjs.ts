import { forgetModule, removeFromNodeOptions, removePreloads, takeSettings } from './concealment.ts';
import { hide, observe } from './observe.ts';
import { hideRestart } from './restarted.ts';

// The agent as `node --require agent.cjs program.js` loads it: the way the lab starts programs.
declare const __filename: string;

const settings = takeSettings();
removePreloads(process.execArgv, [__filename]);
removeFromNodeOptions([__filename]);
forgetModule(__filename);
const restarted = hideRestart();
// A program's worker threads inherit the option, but not the variables: they are not observed.
if (settings.out !== undefined || settings.log !== undefined) {
  try {
    observe(settings, __filename);
  } catch {
    // An environment that lets nothing be changed (--frozen-intrinsics), a log that can't be opened: the program runs all the same.
  }
} else if (restarted) hide(__filename);
