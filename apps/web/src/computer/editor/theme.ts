import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The page's own colours: every one of them a CSS variable, so that light and dark need no second theme. */
const look = EditorView.theme({
  '&': { fontSize: '11.5px', backgroundColor: 'var(--code)', color: 'var(--ink)', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.75', overflow: 'auto', fontVariantLigatures: 'none' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 10px 0 7px', borderLeft: '3px solid transparent' },
  '.cm-gutters': { backgroundColor: 'var(--code)', color: 'var(--faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '23px', padding: '0 3px 0 0' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--shade)', outline: 'none' },
  '.cm-hot': { backgroundColor: 'var(--glow)', borderLeftColor: 'var(--glow-edge)' },
  '.cm-uncaught': {
    borderLeftColor: 'var(--bad)',
    backgroundColor: 'color-mix(in srgb, var(--bad) 10%, transparent)',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-pin': {
    // Stands at the line's end, and stays in sight where the line is longer than the panel.
    position: 'sticky',
    right: '8px',
    marginLeft: '12px',
    padding: '1px 7px',
    borderRadius: '99px',
    border: '1px solid var(--line)',
    backgroundColor: 'var(--panel)',
    color: 'var(--soft)',
    font: '600 10.5px/1.5 var(--sans)',
    textDecoration: 'none',
    whiteSpace: 'nowrap',
    userSelect: 'none',
  },
  '.cm-hot .cm-pin': { borderColor: 'var(--glow-edge)', color: 'var(--ink)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--data-ink)' },
  { tag: [tags.comment], color: 'var(--faint)', fontStyle: 'italic' },
]);

export const editorTheme = [look, syntaxHighlighting(colours)];
