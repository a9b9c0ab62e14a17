import { createTimeline } from '../src/createTimeline.ts';
import { createLogBuilder, type LogBuilder, type SegmentOptions, sent } from './logBuilder.ts';
import { clientPort } from './logs.ts';
import { type UnfoldedView, unfold } from './unfold.ts';

/** The timeline of a log that is written here. */
export function timelineOf(write: (builder: LogBuilder) => void) {
  const builder = createLogBuilder();
  write(builder);
  const timeline = createTimeline();
  timeline.append(builder.log());
  return timeline;
}

/** Its picture at a time, or at its end. */
export function viewOf(write: (builder: LogBuilder) => void, atUs?: number): UnfoldedView {
  const timeline = timelineOf(write);
  return unfold(timeline.view(timeline.cursorAt(atUs ?? timeline.endUs)));
}

export const syn = (packet: number) => sent(packet, { from: 'client', clientPort, flags: ['SYN'], sequence: 99 });
export const segment = (packet: number, options: Partial<SegmentOptions> & { sequence: number }) =>
  sent(packet, { from: 'client', clientPort, flags: ['PSH', 'ACK'], acknowledgment: 1, ...options });
