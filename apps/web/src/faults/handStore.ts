import { create } from 'zustand';

interface HandState {
  /** A press on a packet in flight takes hold of it. */
  grabbing: boolean;
  /** The packet whose buttons are shown. */
  packet: number | null;
  setGrabbing(grabbing: boolean): void;
  take(packet: number | null): void;
}

/** The student's hand on the wire: what it is about to do, not what has happened; that stands in the log. */
export const useHand = create<HandState>()((set) => ({
  grabbing: false,
  packet: null,
  setGrabbing: (grabbing) => set({ grabbing }),
  take: (packet) => set({ packet }),
}));
