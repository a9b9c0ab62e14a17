import {
  createHappeningReader,
  freshPrediction,
  type HappeningReader,
  type LessonFacts,
  type Prediction,
  type PredictionProgress,
  pickChoice,
  reducePrediction,
} from '@socketlab/lessons';
import { summarizePacket } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';
import type { LabBook } from './labBook.ts';

/** What conditions about edited programs compare with: no prediction asks for one. */
const noFacts: LessonFacts = { sources: {} };

/** Watches the stage for what a prediction asks, by the very rules by which a student's own run answers it. */
export interface PollRun {
  /**
   * The stage is this lab now. What it did before the poll was opened, `sinceUs` by its own clock, answers nothing, also where it is
   * read only later: the log hears of everything some time after it happened.
   */
  moved(lab: LabBook | null, sinceUs: number): void;
  /** The choice that the run has shown; null as long as it has shown none. */
  read(events: readonly LabEvent[]): number | null;
}

export function createPollRun(prediction: Prediction): PollRun {
  let reader: HappeningReader = createHappeningReader(summarizePacket);
  let progress: PredictionProgress = begin(prediction);
  let fromUs = Number.POSITIVE_INFINITY;

  const shown = (): number | null => {
    const index = prediction.choices.findIndex(({ id }) => id === progress.shown);
    return index < 0 ? null : index;
  };
  const readOne = (event: LabEvent) => {
    const happening = reader.read(event);
    if (happening.atUs >= fromUs) progress = reducePrediction(progress, prediction, happening, noFacts);
  };

  return {
    moved(lab, sinceUs) {
      reader = createHappeningReader(summarizePacket);
      progress = begin(prediction);
      fromUs = sinceUs;
      for (const entry of lab?.record.entries ?? []) readOne(JSON.parse(entry) as LabEvent);
    },
    read(events) {
      for (const event of events) readOne(event);
      return shown();
    },
  };
}

/** The engine watches for someone who has chosen; which choice makes no difference to what a run shows. */
const begin = (prediction: Prediction): PredictionProgress =>
  pickChoice(prediction, freshPrediction(prediction), prediction.choices[0]!.id);
