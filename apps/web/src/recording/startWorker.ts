/** Another thread; null in a browser that gives none. */
export function startWorker(start: () => Worker): Worker | null {
  try {
    return start();
  } catch {
    return null;
  }
}

/** Work that is done elsewhere: its answer, and how to do without it. */
export interface Errand<Answer> {
  /** Rejects with what `here` throws. After `drop` it settles only if the work is done `here` already. */
  answer: Promise<Answer>;
  drop(): void;
}

/**
 * Asks one thing of a thread of its own, which answers with one message; a browser that gives no thread, or not its code, does the work `here`.
 */
export function sendErrand<Answer>(start: () => Worker, question: unknown, here: () => Answer): Errand<Answer> {
  const worker = startWorker(start);
  if (!worker) return { answer: Promise.resolve().then(here), drop() {} };
  const answer = new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = () => {
      worker.terminate();
      Promise.resolve().then(here).then(resolve, reject);
    };
    worker.postMessage(question);
  });
  return { answer, drop: () => worker.terminate() };
}
