const key = 'socketlab.place.1';

interface LastPlaces {
  /** The lesson that was open last. */
  lesson: string | null;
  /** The step that was open last, by lesson. */
  steps: Record<string, string>;
}

/** Where the student was, on this browser. */
export function lastPlace(): { lesson: string; step: string } | null {
  const { lesson, steps } = read();
  const step = lesson === null ? undefined : steps[lesson];
  return lesson !== null && step !== undefined ? { lesson, step } : null;
}

export function lastStepOf(lesson: string): string | null {
  return read().steps[lesson] ?? null;
}

export function rememberPlace(lesson: string, step: string): void {
  try {
    localStorage.setItem(key, JSON.stringify({ lesson, steps: { ...read().steps, [lesson]: step } }));
  } catch {
    // Storage may be refused; the course then begins at its beginning.
  }
}

function read(): LastPlaces {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof stored === 'object' && stored !== null && 'lesson' in stored && 'steps' in stored) {
      const { lesson, steps } = stored;
      if (typeof steps === 'object' && steps !== null)
        return {
          lesson: typeof lesson === 'string' ? lesson : null,
          steps: Object.fromEntries(Object.entries(steps).filter(([, step]) => typeof step === 'string')),
        };
    }
  } catch {
    // Broken text, or a browser that keeps nothing.
  }
  return { lesson: null, steps: {} };
}
