/** A word of the glossary: `packages/lessons/lessons/glossary.json`. */
export interface GlossaryTerm {
  en: string;
  ko: string;
  /** What it means, in a sentence or two; `code` between backticks. */
  text: string;
}
