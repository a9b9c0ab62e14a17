import type { WirePacket } from './wirePacket.ts';

/** The packets that fly in one direction, in the order in which they are to arrive. */
export interface WireQueue {
  /** Nothing that is in order may arrive before this: the latest of those that are. */
  readonly floorUs: number;
  readonly flying: readonly WirePacket[];
  /** By its time, and by its rank among those of the same time. */
  insert(packet: WirePacket): void;
  remove(packet: WirePacket): void;
  /** Takes out those that have arrived by now. */
  takeDue(nowUs: number): WirePacket[];
  /** Times have changed: puts all in order again. Those in order keep the order in which they were sent. */
  rearrange(): void;
  nextAtUs(): number;
}

const byArrival = (a: WirePacket, b: WirePacket): number => a.dueAtUs - b.dueAtUs || a.rank - b.rank;

export function createWireQueue(): WireQueue {
  const queue: WirePacket[] = [];
  let floorUs = 0;

  const raiseFloor = (packet: WirePacket): void => {
    if (packet.inOrder) floorUs = Math.max(floorUs, packet.dueAtUs);
  };
  const findFloor = (): void => {
    floorUs = 0;
    for (const packet of queue) raiseFloor(packet);
  };

  return {
    get floorUs() {
      return floorUs;
    },
    flying: queue,
    insert(packet) {
      let index = queue.length;
      while (index > 0 && byArrival(queue[index - 1]!, packet) > 0) index--;
      queue.splice(index, 0, packet);
      raiseFloor(packet);
    },
    remove(packet) {
      const index = queue.indexOf(packet);
      if (index >= 0) queue.splice(index, 1);
      findFloor();
    },
    takeDue(nowUs) {
      let count = 0;
      while (count < queue.length && queue[count]!.dueAtUs <= nowUs) count++;
      // What arrived is behind us: a floor that it left lies in the past.
      return queue.splice(0, count);
    },
    rearrange() {
      let lastUs = 0;
      for (const packet of [...queue].sort((a, b) => a.rank - b.rank)) {
        if (!packet.inOrder) continue;
        packet.dueAtUs = lastUs = Math.max(lastUs, packet.dueAtUs);
      }
      queue.sort(byArrival);
      findFloor();
    },
    nextAtUs: () => queue[0]?.dueAtUs ?? Number.POSITIVE_INFINITY,
  };
}
