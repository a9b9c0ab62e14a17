import type { RosterRow } from '@socketlab/protocol/class';
import { useEffect } from 'react';
import { nameText } from '../nameText.ts';
import { useClass } from '../state/classStore.ts';
import { stopWatching, watchLab } from '../watch/watchLab.ts';
import { useTeach } from './teachStore.ts';

const titleOf = (nickname: string) => `${nameText(nickname)}의 실험실`;

/** Shows a student's lab on this page's stage, and tells the student so. */
export async function watchStudent({ member, nickname, lab }: RosterRow): Promise<void> {
  if (lab === null || !(await useClass.getState().ask({ kind: 'watch', member }))) return;
  useTeach.getState().setWatched({ member, nickname });
  watchLab(lab, titleOf(nickname));
}

/** Shows the stage while somebody else drives it. */
export function watchStage(lab: string, driverName: string): void {
  watchLab(lab, `${nameText(driverName)}의 무대`);
}

/** This page's own lab comes back. */
export function backToOwnLab(): void {
  const { watched, setWatched } = useTeach.getState();
  stopWatching();
  setWatched(null);
  if (watched) void useClass.getState().ask({ kind: 'watch', member: null });
}

/** A student who is watched and begins a new lab is watched there; who is out of the class is not watched any more. */
export function useWatchedLab(): void {
  const watched = useTeach((state) => state.watched);
  const row = useClass((state) => (watched ? state.roster.get(watched.member) : undefined));
  const lab = row?.lab ?? null;
  useEffect(() => {
    if (watched && lab !== null) watchLab(lab, titleOf(watched.nickname));
  }, [watched, lab]);
  useEffect(() => {
    if (watched && !row) backToOwnLab();
  }, [watched, row]);
}
