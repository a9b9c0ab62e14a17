import type { ReactNode } from 'react';

/** One line of what is known of a packet: its name, and the words for it. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A moment of the lab's clock in milliseconds, to the microsecond. */
export function momentText(us: number): string {
  return `${(us / 1000).toFixed(3)} ms`;
}
