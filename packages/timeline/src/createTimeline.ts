import type { LabEvent } from '@socketlab/protocol';
import type { Cursor } from './cursor.ts';
import { countBelow } from './history.ts';
import { createLadder } from './ladder.ts';
import type { Ladder } from './ladderView.ts';
import { createStage } from './stage.ts';
import type { StageView } from './stageView.ts';
import type { Timeline } from './timeline.ts';

/** An empty log, and the pictures it will hold. */
export function createTimeline(): Timeline {
  const events: LabEvent[] = [];
  const times: number[] = [];
  const stage = createStage();
  const ladders = new Map<string, Ladder>();
  const landmarks = stage.landmarks.over(times);
  let newest: { cursor: Cursor; view: StageView } | null = null;

  return {
    events,
    landmarks,
    queueReadings: stage.queueReadings,
    get endUs() {
      return times.at(-1) ?? 0;
    },
    append(more) {
      for (const event of more) {
        if (event.seq !== events.length) {
          throw new RangeError(`the log has ${events.length} entries and cannot go on with entry ${event.seq}`);
        }
        events.push(event);
        // `at` never decreases by contract; a log that breaks it must still be searchable.
        times.push(Math.max(event.at, times.at(-1) ?? 0));
        stage.apply(event);
      }
    },
    view(cursor) {
      const applied = Math.max(0, Math.min(cursor.applied, events.length));
      const { atUs } = cursor;
      if (newest?.cursor.applied === applied && newest.cursor.atUs === atUs) return newest.view;
      const view = { atUs, ...stage.at(applied) };
      newest = { cursor: { applied, atUs }, view };
      return view;
    },
    ladder(options) {
      const key = JSON.stringify([options.pxPerMs, options.idleMs, options.breakPx]);
      const known = ladders.get(key) ?? createLadder(stage.activity, options);
      ladders.set(key, known);
      return known;
    },
    cursorAt: (atUs) => ({ applied: countBelow(times, atUs + 1), atUs }),
    toldAround(cursor) {
      const { narrated } = stage;
      const told = countBelow(narrated, cursor.applied);
      const [shown, next] = [narrated[told - 1], narrated[told]];
      return {
        from: shown === undefined ? { applied: 0, atUs: 0 } : { applied: shown + 1, atUs: times[shown]! },
        to: next === undefined ? null : { applied: next + 1, atUs: times[next]! },
      };
    },
    step(cursor, by) {
      const { narrated } = stage;
      const told = countBelow(narrated, cursor.applied);
      if (by === 1) {
        const next = narrated[told];
        return next === undefined ? cursor : { applied: next + 1, atUs: Math.max(times[next]!, cursor.atUs) };
      }
      if (told === 0) return cursor;
      const previous = narrated[told - 2];
      return previous === undefined ? { applied: 0, atUs: 0 } : { applied: previous + 1, atUs: times[previous]! };
    },
  };
}
