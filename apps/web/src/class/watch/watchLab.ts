import { cameBack } from '../../state/labMemory.ts';
import { benchParts, useLab } from '../../state/store.ts';
import { createWatch, type Watch } from './createWatch.ts';

const watch = createWatch(useLab, benchParts);

/** Watching on this page: the stage of the class, or a student's lab. A reloaded page finds its own lab first, so as not to lose it. */
export const watchLab: Watch['watchLab'] = (lab, title) => void cameBack.then(() => watch.watchLab(lab, title));
export const stopWatching: Watch['stopWatching'] = () => void cameBack.then(watch.stopWatching);
