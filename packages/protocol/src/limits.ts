/** Every bound that a stranger's input meets, in one place. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** One message from a page, as UTF-8. */
  messageBytes: 256 * 1024,
  /** One student's file, as UTF-8. */
  fileBytes: 64 * 1024,
  /** Labs one server keeps at once. */
  labs: 400,
  /** Labs one page keeps at once: the one it shows, and the one it is replacing. */
  labsPerPage: 2,
  /** Computers of one lab. */
  hostsPerLab: 4,
  /** Programs that run at once in one lab. */
  programsPerLab: 5,
  /** Entries in one lab's log. The lab stops its programs when it is full. */
  eventsPerLab: 20_000,
  /** Its entries as JSON, in characters: more than 10,000 whole packets. */
  logCharsPerLab: 32 * 1024 * 1024,
  /** Text one call to `write` from the page may carry, in characters. */
  socketTextChars: 4096,
  /** Kept of one console line. */
  consoleLineChars: 2000,
  /** Console lines one program may print in one second before the rest of that second is counted, not shown. */
  consoleLinesPerSecond: 200,
  /** Kept of one packet's bytes. A TUN device's MTU is 1500, so this keeps whole packets. */
  packetBytes: 2048,
  /** A program's memory, beyond which the kernel refuses it more. */
  programMemoryBytes: 512 * 1024 * 1024,
  /** A program's CPU time (RLIMIT_CPU). */
  programCpuMs: 20_000,
  /** A program's lifetime. */
  programLifetimeMs: 10 * 60_000,
  /** Files one program may hold open. */
  programOpenFiles: 4096,
  /** What one program may write to its own folder. */
  programDiskBytes: 16 * 1024 * 1024,
  /** Files that a student has added to one lesson or experiment: more are kept than run at once, those of computers that are away. */
  addedFiles: 40,
  /** A student's exported work, as UTF-8. */
  workBytes: 4 * 1024 * 1024,
  /** A lab whose last page is gone is closed after this. */
  labLingerMs: 60_000,
} as const;

/** One-way delays that a page may choose, in milliseconds. Below 500: the kernel's first SYN timeout is 1 s (RFC 6298, 2). */
export const delayChoicesMs = [0, 50, 200, 400] as const;
export const defaultDelayMs = 200;
