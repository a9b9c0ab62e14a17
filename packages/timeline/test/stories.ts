import type { LabEvent } from '@socketlab/protocol';
import { createTimeline } from '../src/createTimeline.ts';
import type { Timeline } from '../src/timeline.ts';
import { createLogBuilder, type LogBuilder } from './logBuilder.ts';
import { clientPort, conversation, writeConversation } from './logs.ts';
import { type SegmentOptions, sent } from './packetEntries.ts';
import { type UnfoldedView, unfold } from './unfold.ts';

type Write = (builder: LogBuilder) => void;

/** The timeline of a log, or of one that is written here. */
export function timelineOf(story: readonly LabEvent[] | Write = conversation()): Timeline {
  const timeline = createTimeline();
  timeline.append(typeof story === 'function' ? written(story) : story);
  return timeline;
}

function written(write: Write): LabEvent[] {
  const builder = createLogBuilder();
  write(builder);
  return builder.log();
}

/** Its picture at a time, or at its end. */
export function viewOf(write: Write, atUs = Number.POSITIVE_INFINITY): UnfoldedView {
  const timeline = timelineOf(write);
  return unfold(timeline.view(timeline.cursorAt(Math.min(atUs, timeline.endUs))));
}

/** The lesson's own story at a time. */
export const conversationAt = (atUs: number) => viewOf((builder) => writeConversation(builder), atUs);

export const syn = (packet: number) => sent(packet, { from: 'client', clientPort, flags: ['SYN'], sequence: 99 });
export const segment = (packet: number, options: Partial<SegmentOptions> & { sequence: number }) =>
  sent(packet, { from: 'client', clientPort, flags: ['PSH', 'ACK'], acknowledgment: 1, ...options });
