/** A comparison that comes with the course, as the page shows it. Backticks in its texts mark code. */
export interface ReadyComparison {
  name: string;
  title: string;
  text: string;
  look: readonly string[];
  sides: readonly { id: string; title: string }[];
}
