import type { GlossaryTerm } from './glossaryTerm.ts';

/** The words of the glossary, fetched when the first of them is asked for. */
export async function loadTerms(): Promise<readonly GlossaryTerm[]> {
  return (await import('@socketlab/lessons/lessons/glossary.json')).default;
}
