import { laterPart } from '../design/laterPart.ts';
import type { ShownRecording } from '../state/labState.ts';

export const recordedBanner = laterPart<{ recording: ShownRecording }>({
  load: async () => (await import('./RecordedBanner.tsx')).RecordedBanner,
  StandIn: () => null,
});
