import { createHappeningReader, type Lesson, type PacketSight, type Step } from '@socketlab/lessons';
import { summarizePacket } from '@socketlab/packets';
import { useEffect } from 'react';
import { subscribeEvents } from '../state/events.ts';
import type { LabState } from '../state/labState.ts';
import { useLab } from '../state/store.ts';
import { useProgress } from './progressStore.ts';

/** While a step is shown, ticks its tasks by what happens in the lab and on the page. */
export function useTicking(lesson: Lesson, step: Step): void {
  const watching = useLab((state) => state.busy === 'watch');
  useEffect(() => {
    // What somebody else does, and what is only read again, ticks nothing.
    if (watching) return;
    const { hear } = useProgress.getState();
    let reader = createHappeningReader(summarizePacket);
    // What is already in the log is read, so that later entries that speak of it are understood; it ticks nothing.
    for (const event of useLab.getState().timeline.events) reader.read(event);
    // What the runs of a check show is not the student's doing.
    let checked = useLab.getState().busy === 'check';
    const stopEvents = subscribeEvents((event) => {
      if (event.kind === 'opened') {
        reader = createHappeningReader(summarizePacket);
        checked = useLab.getState().busy === 'check';
      }
      if (checked) return;
      hear(lesson, step, reader.read(event));
    });
    const stopPage = useLab.subscribe((now, before) => {
      const opened = openedPacket(now, before);
      if (opened) hear(lesson, step, { kind: 'packetOpened', packet: opened });
      if (wentBack(now, before)) hear(lesson, step, { kind: 'wentBack' });
    });
    return () => {
      stopEvents();
      stopPage();
    };
  }, [lesson, step, watching]);
}

/** The packet that has just been opened on the page; null where none was. */
export function openedPacket(now: LabState, before: LabState): PacketSight | null {
  if (now.selectedPacket === null || now.selectedPacket === before.selectedPacket) return null;
  const packet = now.view.packets.numbered(now.selectedPacket);
  if (!packet) return null;
  const { direction, flags, payloadBytes, kind, retransmission } = packet;
  const protocol = kind === 'UDP' ? 'udp' : kind === 'ICMP' ? 'icmp' : kind === 'OTHER' ? 'other' : 'tcp';
  return { direction, flags, payloadBytes, protocol, again: retransmission, copy: packet.origin?.kind === 'copy' };
}

/** The cursor has gone back in the log that was shown before. */
export function wentBack(now: LabState, before: LabState): boolean {
  return now.timeline === before.timeline && now.cursor !== before.cursor && now.cursor.applied < before.cursor.applied;
}
