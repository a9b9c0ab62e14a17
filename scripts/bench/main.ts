import { benchEchoes } from './echoes.ts';
import { benchLabMemory } from './labMemory.ts';
import { benchLongRecording } from './longRecording.ts';
import { benchMakingLabs } from './makingLabs.ts';
import { benchPainting } from './painting.ts';
import { runBenches } from './runBenches.ts';
import { benchSeeking } from './seeking.ts';
import { benchStartingPrograms } from './startingPrograms.ts';
import { benchStartingUp } from './startingUp.ts';

await runBenches([
  benchMakingLabs,
  benchStartingPrograms,
  benchEchoes,
  benchPainting,
  benchSeeking,
  benchLongRecording,
  benchLabMemory,
  benchStartingUp,
]);
