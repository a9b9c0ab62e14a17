import type { DeedTarget } from '@socketlab/protocol/class';
import { create } from 'zustand';

export type TeachTab = 'lesson' | 'students' | 'deeds' | 'poll';

interface TeachState {
  /** What the pane shows. */
  tab: TeachTab;
  /** Whom the next deed reaches, and for one student their nickname. */
  target: DeedTarget;
  targetName: string | null;
  /** By how much it is put off. */
  afterMs: number;
  /** Whose lab stands on this page's stage now. */
  watched: { member: string; nickname: string } | null;
  show(tab: TeachTab): void;
  aim(target: DeedTarget, name?: string | null): void;
  putOff(afterMs: number): void;
  setWatched(watched: TeachState['watched']): void;
}

/** What the instructor's page has chosen, across its panes. */
export const useTeach = create<TeachState>()((set) => ({
  tab: 'lesson',
  target: { to: 'stage' },
  targetName: null,
  afterMs: 0,
  watched: null,
  show: (tab) => set({ tab }),
  aim: (target, targetName = null) => set({ target, targetName }),
  putOff: (afterMs) => set({ afterMs }),
  setWatched: (watched) => set({ watched }),
}));
