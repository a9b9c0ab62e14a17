import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { Annotation, EditorState, Transaction } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import styles from './CodeEditor.module.css';
import { editorTheme } from './theme.ts';
import { setTraces, traceMarks } from './traceMarks.ts';
import type { LineTraces } from './traces.ts';

interface CodeEditorProps {
  label: string;
  source: string;
  traces: LineTraces;
  onChange(source: string): void;
}

/** Marks a change that came from the page, which must not be told back to it. */
const fromPage = Annotation.define<boolean>();

/**
 * A student's file. Tab is left to the browser, so that a keyboard can leave the editor (WCAG 2.2, 2.1.2).
 * CodeMirror reads composed text (한글) from the DOM itself; the page never writes into it while it is being composed.
 */
export function CodeEditor({ label, source, traces, onChange }: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const tell = useRef(onChange);
  tell.current = onChange;
  const first = useRef({ label, source });

  useEffect(() => {
    if (!parent.current) return;
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: first.current.source,
        extensions: [
          lineNumbers(),
          highlightSpecialChars(),
          history(),
          indentUnit.of('  '),
          EditorState.tabSize.of(2),
          indentOnInput(),
          bracketMatching(),
          javascript(),
          editorTheme,
          traceMarks,
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.contentAttributes.of({ 'aria-label': first.current.label, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.some((one) => one.annotation(fromPage))) return;
            tell.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    editor.current = view;
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, []);

  useEffect(() => {
    const view = editor.current;
    if (!view || view.composing || view.state.doc.toString() === source) return;
    // Undo takes back a restored file, but never goes back to the empty page before the first one came.
    const canUndo = Transaction.addToHistory.of(view.state.doc.length > 0);
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: source },
      annotations: [fromPage.of(true), canUndo],
    });
  }, [source]);

  useEffect(() => {
    const view = editor.current;
    if (!view) return;
    view.dispatch({ effects: setTraces.of(traces) });
    if (traces.hot && !view.hasFocus) keepInSight(view, traces.hot.line);
  }, [traces]);

  return <div className={styles.editor} ref={parent} />;
}

/** Scrolls the editor alone: CodeMirror's own scrollIntoView would move the page around it as well. */
function keepInSight(view: EditorView, line: number): void {
  if (line > view.state.doc.lines) return;
  view.requestMeasure({
    read: () => {
      const block = view.lineBlockAt(view.state.doc.line(line).from);
      const { scrollTop, clientHeight } = view.scrollDOM;
      const margin = Math.min(block.height * 2, clientHeight / 4);
      if (block.top - margin < scrollTop) return Math.max(block.top - margin, 0);
      if (block.bottom + margin > scrollTop + clientHeight) return block.bottom + margin - clientHeight;
      return null;
    },
    write: (top) => {
      if (top !== null) view.scrollDOM.scrollTop = top;
    },
  });
}
