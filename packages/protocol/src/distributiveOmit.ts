/** `Omit` for each member of a union by itself: TypeScript's own leaves a union no more than what all its members have. */
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
