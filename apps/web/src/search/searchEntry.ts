/** What the search knows of one step. Made when the page is built (apps/web/build/lessonModules.ts). */
export interface SearchEntry {
  lesson: string;
  step: string;
  headings: readonly { text: string; slug: string }[];
  /** Paragraphs, code and rows; `under`: the slug of the heading above. */
  passages: readonly { text: string; under: string | null }[];
}
