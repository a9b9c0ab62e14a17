/** How long a busy page may put off what it has time for later. */
const latestMs = 1500;

/** Runs something once the browser has nothing better to do; after `pauseMs` where it cannot say so. The result takes it back. */
export function whenIdle(run: () => void, pauseMs = latestMs / 3): () => void {
  // Safari knows no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, pauseMs);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: latestMs });
  return () => cancelIdleCallback(handle);
}
