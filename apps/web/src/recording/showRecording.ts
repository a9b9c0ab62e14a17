import { benchParts, useLab } from '../state/store.ts';
import { createShow } from './createShow.ts';

/** Kept runs on this page's stage. */
export const { show: showRecording, leave: leaveRecording } = createShow(useLab, benchParts);
