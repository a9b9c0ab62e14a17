import { runBenches } from '../runBenches.ts';
import { benchTriggers } from './triggers.ts';
import { benchWatchers } from './watchers.ts';

await runBenches([benchTriggers, benchWatchers]);
