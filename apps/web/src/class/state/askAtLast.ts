const pausesMs = [1000, 2000, 4000, 8000, 15_000];

/** Asks the server several times: one that is busy, or away for a moment, answers later. `ask` and the result are null for no answer. */
export async function askAtLast<T>(ask: () => Promise<T | null>): Promise<T | null> {
  for (const pauseMs of pausesMs) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return ask();
}
