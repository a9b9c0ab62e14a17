/**
 * A list of a long log as it was at one moment: looked up where it is read, never copied. Reading all of it costs what it holds;
 * what is asked at every move of the cursor has a question of its own.
 */
export interface ListView<T> extends Iterable<T> {
  readonly length: number;
  /** Negative indices count from the end. */
  at(index: number): T | undefined;
  /** As an array's. */
  slice(from?: number, to?: number): T[];
  findLast(fits: (member: T) => boolean): T | undefined;
}
