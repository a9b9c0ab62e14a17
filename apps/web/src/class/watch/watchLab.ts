import { benchParts, useLab } from '../../state/store.ts';
import { createWatch } from './createWatch.ts';

/** Watching on this page: the stage of the class, or a student's lab. */
export const { watchLab, stopWatching } = createWatch(useLab, benchParts);
