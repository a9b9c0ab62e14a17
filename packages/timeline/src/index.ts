export { createTimeline } from './createTimeline.ts';
export { explainErrorCode } from './errorWords.ts';
export { type Josa, josa, withJosa } from './josa.ts';
export { type LadderBreak, type LadderLayout, type LadderOptions, layoutLadder } from './ladderLayout.ts';
export { type NarrationContext, narrate } from './narrate.ts';
export { hostWords, reasonWords, stateWords } from './stateWords.ts';
export type * from './view.ts';
