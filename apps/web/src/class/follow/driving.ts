import type { ClassPageState } from '../classState.ts';

type Seen = Pick<ClassPageState, 'room' | 'self'>;

/** This page's lab is the stage: it is the instructor's, or the student's who has been handed it. */
export function isDriving({ room, self }: Seen): boolean {
  if (!room || !self) return false;
  return self.role === 'instructor' ? room.stage.driver === null : room.stage.driver === self.member;
}

/** This student's page goes where the class is, by choice or because everybody's does. */
export const isFollowing = ({ room, self }: Seen): boolean => (room?.locked ?? false) || (self?.follow ?? false);
