/** As long as the page may stand still: what is felt as at once is 100 ms, and each picture drawn in between takes time from the work. */
const workMs = 40;

/**
 * A pause for long work: lets the browser draw when the work has taken long enough, and costs nothing otherwise. By messages, since timers
 * that follow one another wait 4 ms each (HTML, 8.6).
 */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < workMs) return;
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        // An open port is never collected (HTML, 9.4.6).
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
    since = performance.now();
  };
}
