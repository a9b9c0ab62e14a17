import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { findSyntaxProblem, type SyntaxProblem } from './syntaxErrors.ts';

const pauseMs = 350;

/** Marks the first syntax error on its line, in the gutter and in the text, a moment after the typing. */
export function syntaxLint(name: () => string, tell: (problem: SyntaxProblem | null) => void): Extension {
  return [
    lintGutter(),
    linter(
      (view) => {
        const problem = findSyntaxProblem(name(), view.state.doc.toString());
        tell(problem);
        if (!problem) return [];
        const { doc } = view.state;
        const line = doc.lineAt(Math.min(problem.at, doc.length));
        // At a line's end there is nothing to underline: the character before it is.
        const from = problem.at < line.to ? problem.at : Math.max(line.from, line.to - 1);
        const mark: Diagnostic = {
          from,
          to: Math.min(from + 1, line.to),
          severity: 'error',
          message: `${problem.text.replaceAll('`', '')} ${problem.words}`,
        };
        return [mark];
      },
      { delay: pauseMs },
    ),
  ];
}
