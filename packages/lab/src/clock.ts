/** Where every time in the lab comes from, so that tests can hold it still. */
export interface Clock {
  /** Microseconds on the machine's monotonic clock (CLOCK_MONOTONIC): the same one in the lab, its programs and their agents. */
  nowUs(): number;
}

/** The machine's own clock. */
export const machineClock: Clock = {
  nowUs: () => Number(process.hrtime.bigint() / 1000n),
};
