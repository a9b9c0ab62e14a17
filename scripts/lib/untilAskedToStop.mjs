const parentCheckMs = 500;

/**
 * Resolves when this process should end: Ctrl+C, SIGTERM, a closed terminal; or, under npm, when npm is gone. npm hands signals to a
 * shell, and a shell that doesn't hand them on would leave us behind.
 *
 * @returns {Promise<void>}
 */
export function untilAskedToStop(env = process.env) {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => resolve());
    if (env.npm_lifecycle_event === undefined) return;
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve();
    }, parentCheckMs);
    timer.unref();
  });
}
