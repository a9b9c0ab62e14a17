import { defaultKeymap, history, historyField, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, type Extension, Transaction } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import styles from './CodeEditor.module.css';
import { korean } from './korean.ts';
import type { SyntaxProblem } from './syntaxErrors.ts';
import { syntaxLint } from './syntaxLint.ts';
import { editorTheme } from './theme.ts';
import { setTraces, traceMarks } from './traceMarks.ts';
import type { LineTraces } from './traces.ts';

interface CodeEditorProps {
  label: string;
  /** The file's name: `.mjs` is parsed as a module. */
  name: string;
  source: string;
  traces: LineTraces;
  /** Writing would replace something else: nothing is changed, `onSealed` is called. */
  sealed: boolean;
  /** Under which its history and cursor are found again when its file is shown again. */
  session: string;
  onChange(source: string): void;
  onSealed(): void;
  onSyntax(problem: SyntaxProblem | null): void;
}

/** What an editor was when its file was put aside, with the way back through its changes. */
const putAside = new Map<string, unknown>();
const withHistory = { history: historyField };

/** Marks a change that came from the page, which must not be told back to it. */
const fromPage = Annotation.define<boolean>();

/**
 * A student's file. Tab is left to the browser, so that a keyboard can leave the editor (WCAG 2.2, 2.1.2).
 * CodeMirror reads composed text (한글) from the DOM itself; the page never writes into it while it is being composed.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { source, traces, sealed } = props;
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const seal = useRef(new Compartment());

  useEffect(() => {
    if (!parent.current) return;
    const { session } = latest.current;
    const view = new EditorView({
      parent: parent.current,
      state: stateOf(latest.current, [
        seal.current.of(EditorState.readOnly.of(latest.current.sealed)),
        syntaxLint(
          () => latest.current.name,
          (problem) => latest.current.onSyntax(problem),
        ),
        EditorView.domEventHandlers(whenSealed(() => latest.current)),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((one) => one.annotation(fromPage))) return;
          latest.current.onChange(update.state.doc.toString());
        }),
      ]),
    });
    editor.current = view;
    return () => {
      putAside.set(session, view.state.toJSON(withHistory));
      editor.current = null;
      view.destroy();
    };
  }, []);

  useEffect(() => {
    editor.current?.dispatch({ effects: seal.current.reconfigure(EditorState.readOnly.of(sealed)) });
  }, [sealed]);

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

/** A new state, or the one that was put aside where its text is still the same. */
function stateOf({ label, source, session }: CodeEditorProps, own: Extension): EditorState {
  const extensions = [
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    indentOnInput(),
    bracketMatching(),
    javascript(),
    search({ top: true }),
    korean,
    editorTheme,
    traceMarks,
    // Mod-Enter runs, wherever the focus is.
    keymap.of([...searchKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...historyKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    own,
  ];
  const aside = putAside.get(session) as { doc?: unknown } | undefined;
  if (aside?.doc === source) return EditorState.fromJSON(aside, { extensions }, withHistory);
  return EditorState.create({ doc: source, extensions });
}

/** What would write asks first. A read-only editor takes keys of its own (arrows, search) as ever. */
function whenSealed(latest: () => CodeEditorProps) {
  const ask = (event: Event) => {
    const { sealed, onSealed } = latest();
    if (!sealed) return false;
    event.preventDefault();
    onSealed();
    return true;
  };
  return { beforeinput: ask, paste: ask, cut: ask, drop: ask };
}

/** Scrolls the editor alone: CodeMirror's own scrollIntoView would move the page around it as well. */
function keepInSight(view: EditorView, line: number): void {
  if (line > view.state.doc.lines) return;
  view.requestMeasure({
    read: () => {
      const block = view.lineBlockAt(view.state.doc.line(line).from);
      // On a wall the editor is drawn larger: its blocks are as on the screen, what is scrolled is as it was drawn.
      const [first, last] = [block.top / view.scaleY, block.bottom / view.scaleY];
      const { scrollTop, clientHeight } = view.scrollDOM;
      const margin = Math.min((last - first) * 2, clientHeight / 4);
      if (first - margin < scrollTop) return Math.max(first - margin, 0);
      if (last + margin > scrollTop + clientHeight) return last + margin - clientHeight;
      return null;
    },
    write: (top) => {
      if (top !== null) view.scrollDOM.scrollTop = top;
    },
  });
}
