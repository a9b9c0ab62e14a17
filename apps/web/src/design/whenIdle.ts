/** How long a busy page may put off what it has time for later. */
const latestMs = 1500;

/** Runs something once the browser has nothing better to do. The result takes it back. */
export function whenIdle(run: () => void): () => void {
  // Safari knows no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, latestMs / 3);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: latestMs });
  return () => cancelIdleCallback(handle);
}
