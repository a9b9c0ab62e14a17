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
  /**
   * Something was taken back from these: they come as soon as they can, and so do those in order that wait behind them. Nobody
   * comes later than before, and those in order keep the order in which they were sent.
   */
  hasten(touched: ReadonlySet<WirePacket>, nowUs: number): void;
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

  /** As soon as the one that it was swapped behind; on its own where that one does not fly any more. */
  function followOther(packet: WirePacket, isTouched: boolean, nowUs: number): void {
    const other = packet.behind!;
    if (queue.includes(other)) packet.dueAtUs = Math.min(packet.dueAtUs, other.dueAtUs);
    else if (isTouched) packet.dueAtUs = Math.min(packet.dueAtUs, Math.max(nowUs, packet.ownDueUs));
  }

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
    hasten(touched, nowUs) {
      let aheadUs = 0;
      let mayHasten = false;
      const swapped: WirePacket[] = [];
      for (const packet of [...queue].sort((a, b) => a.rank - b.rank)) {
        const isTouched = touched.has(packet);
        if (packet.behind) swapped.push(packet);
        else if (isTouched || (mayHasten && packet.inOrder)) {
          const soonestUs = Math.max(nowUs, packet.ownDueUs, packet.inOrder ? aheadUs : 0);
          packet.dueAtUs = Math.min(packet.dueAtUs, soonestUs);
        }
        if (!packet.inOrder) continue;
        aheadUs = Math.max(aheadUs, packet.dueAtUs);
        mayHasten ||= isTouched;
      }
      // What one was swapped behind was sent later: the last ones first.
      for (const packet of swapped.sort((a, b) => b.id - a.id)) followOther(packet, touched.has(packet), nowUs);
      queue.sort(byArrival);
      findFloor();
    },
    nextAtUs: () => queue[0]?.dueAtUs ?? Number.POSITIVE_INFINITY,
  };
}
