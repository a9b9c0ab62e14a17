import { benchParts, useLab } from '../state/store.ts';
import { tabStorage } from '../work/browserStorage.ts';
import { createShow } from './createShow.ts';
import { createOwnBookmarks } from './ownBookmarks.ts';

/** Kept runs on this page's stage. */
export const { show: showRecording, leave: leaveRecording } = createShow(
  useLab,
  benchParts,
  createOwnBookmarks(tabStorage()),
);
