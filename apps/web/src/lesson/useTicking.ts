import type { Lesson, Step } from '@socketlab/lessons';
import { useEffect } from 'react';
import { subscribeEvents } from '../state/events.ts';
import type { LabState } from '../state/labState.ts';
import { useLab } from '../state/store.ts';
import { packetFacts } from './packetFacts.ts';
import { useProgress } from './progressStore.ts';

/** While a step is shown, ticks its tasks by what happens in the lab and on the page. */
export function useTicking(lesson: Lesson, step: Step): void {
  useEffect(() => {
    const { hear } = useProgress.getState();
    const stopEvents = subscribeEvents((event) => {
      const packet = packetFacts(event, useLab.getState().timeline.events);
      hear(lesson, step, { kind: 'lab', event, packet });
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
  }, [lesson, step]);
}

function openedPacket(now: LabState, before: LabState) {
  if (now.selectedPacket === null || now.selectedPacket === before.selectedPacket) return null;
  return now.view.packets.find((packet) => packet.packet === now.selectedPacket) ?? null;
}

function wentBack(now: LabState, before: LabState): boolean {
  return now.timeline === before.timeline && now.cursor !== before.cursor && now.cursor.applied < before.cursor.applied;
}
