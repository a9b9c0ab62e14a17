/** A function of the program's or of Node's, whatever it takes and gives. */
export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
