import { tabStorage } from '../work/browserStorage.ts';
import { createLabMemory } from './createLabMemory.ts';
import { benchParts, useLab } from './store.ts';

const memory = createLabMemory(useLab, benchParts, tabStorage());

/** Files, by their ids, that ran before this page was loaded anew in a lab that is gone. Once. */
export const { takeLost } = memory;

/** Whatever is shown in the place of the page's lab waits until that is here again, or is known to be gone. */
export const cameBack: Promise<void> = memory.comeBack();
// What is kept while the page stands would be another tab's too, where the browser copies a tab.
window.addEventListener('pagehide', memory.leave);
window.addEventListener('pageshow', memory.forget);
