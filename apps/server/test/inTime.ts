/** Longer than a busy machine takes for anything that a test waits for, and less than a test's limit, which can't say what did not come. */
const usualPatienceMs = 20_000;

/** What the promise gives. Rejects with what was waited for where it gives nothing. */
export function inTime<T>(
  promise: Promise<T>,
  what: string | (() => string),
  patienceMs = usualPatienceMs,
): Promise<T> {
  // Made here: its stack leads to whoever waits.
  const error = new Error();
  Error.captureStackTrace(error, inTime);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      error.message = `waited in vain: ${typeof what === 'string' ? what : what()}`;
      reject(error);
    }, patienceMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
