/** The lesson at the left of the stage. */
export function LessonPane() {
  return null;
}
