/** The link to a recording, at a moment of it (microseconds from the lab's start) or from its beginning. */
export function linkTo(origin: string, id: string, atUs: number | null): string {
  const at = atUs === null ? '' : `?at=${Math.max(0, Math.round(atUs))}`;
  return `${origin}/recording/${id}${at}`;
}

/** A size as people say it, in units of 1,024. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kb = bytes / 1024;
  return kb < 1000 ? `${Math.round(kb)} KB` : `${(kb / 1024).toFixed(1)} MB`;
}

const day = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long' });

const moment = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeStyle: 'short' });

/** A day, where the reader is: 2027년 2월 24일. */
export const dayWords = (ms: number): string => day.format(ms);

/** With the time of day: 2026년 11월 27일 오전 12:45. */
export const momentWords = (ms: number): string => moment.format(ms);
