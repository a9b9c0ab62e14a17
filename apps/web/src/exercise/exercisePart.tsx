import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';

const exercise = laterPart({
  load: async () => (await import('./Exercise.tsx')).Exercise,
  StandIn: () => null,
});

/** 연습, at the end of its step: what judges a run comes after what is read before it. */
export function Exercise() {
  return <Later part={exercise} />;
}
