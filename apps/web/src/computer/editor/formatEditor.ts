import { EditorView } from '@codemirror/view';
import { formatSource } from './formatSource.ts';

/** `sealed`: it can't be written into now. */
type FormatResult = 'done' | 'broken' | 'sealed';

/** Formats what an editor shows, in one step that can be undone. */
export async function formatEditor(element: HTMLElement): Promise<FormatResult> {
  const view = EditorView.findFromDOM(element);
  if (!view || view.state.readOnly) return 'sealed';
  const before = view.state.doc;
  try {
    const { source, cursor } = await formatSource(before.toString(), view.state.selection.main.head);
    // Typed into meanwhile: that text was never looked at.
    if (view.state.doc !== before || source === before.toString()) return 'done';
    view.dispatch({ changes: changed(before.toString(), source), selection: { anchor: cursor }, userEvent: 'format' });
    return 'done';
  } catch {
    return 'broken';
  }
}

/** Only the part that differs, so that what stands around it keeps its place on the screen. */
function changed(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
