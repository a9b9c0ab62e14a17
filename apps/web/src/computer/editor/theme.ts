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
  // The syntax error: a sign in the gutter beside the wave, so that colour is not alone.
  '.cm-gutter-lint': { width: '13px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0 0 3px' },
  '.cm-lint-marker': { width: '9px', height: '9px', marginTop: '6px' },
  '.cm-lint-marker-error': {
    content: '""',
    backgroundColor: 'var(--bad)',
    clipPath: 'polygon(50% 0, 100% 100%, 0 100%)',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '8px',
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
  },
  '.cm-diagnostic': { padding: '6px 10px', borderLeft: '0', font: '12.5px/1.6 var(--sans)', maxWidth: '300px' },
  '.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--ink)', zIndex: '3' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px',
    padding: '7px 30px 7px 8px',
    fontFamily: 'var(--sans)',
    fontSize: '12px',
  },
  '.cm-search br': { flexBasis: '100%', height: '0' },
  '.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '3px', fontSize: '11.5px' },
  '.cm-search .cm-textfield': {
    flex: '1 1 90px',
    minWidth: '0',
    height: '26px',
    margin: '0',
    padding: '0 8px',
    border: '1px solid var(--edge)',
    borderRadius: '7px',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    font: '12px var(--mono)',
  },
  '.cm-search .cm-button': {
    height: '26px',
    margin: '0',
    padding: '0 8px',
    border: '1px solid var(--line)',
    borderRadius: '7px',
    background: 'none',
    color: 'var(--ink)',
    fontSize: '12px',
  },
  '.cm-search [name=close]': {
    top: '6px',
    right: '6px',
    width: '24px',
    height: '24px',
    color: 'var(--soft)',
    fontSize: '17px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--glow)', outline: '1px solid var(--glow-edge)' },
  '.cm-searchMatch-selected': { outlineWidth: '2px' },
  '.cm-selectionMatch': { backgroundColor: 'var(--shade)' },
  '.cm-hot .cm-pin': { borderColor: 'var(--glow-edge)', color: 'var(--ink)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--data-ink)' },
  { tag: [tags.comment], color: 'var(--faint)', fontStyle: 'italic' },
]);

export const editorTheme = [look, syntaxHighlighting(colours)];
