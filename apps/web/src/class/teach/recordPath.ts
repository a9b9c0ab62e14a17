/** Where a class's record is: people, ticks, answers and deeds. */
export const recordPath = (classId: string, format: 'json' | 'csv'): string =>
  `/api/classes/${encodeURIComponent(classId)}/export.${format}`;
