import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { setTraces, traceMarks } from './traceMarks.ts';
import type { LineTraces } from './traces.ts';

const traces: LineTraces = {
  hot: { line: 2, seq: 1 },
  pins: [
    { line: 2, kind: 'event', text: 'data', title: 'data 1회' },
    { line: 9, kind: 'event', text: 'end', title: 'end 1회' },
  ],
  error: { line: 1, text: 'TypeError' },
};

function positions(state: EditorState): number[] {
  const found: number[] = [];
  state.field(traceMarks).between(0, state.doc.length, (from) => {
    found.push(from);
  });
  return found;
}

it('[CP1] marks stand on their lines, and a line that is not there is passed over', () => {
  const state = EditorState.create({ doc: 'one\ntwo\nthree', extensions: traceMarks });
  const marked = state.update({ effects: setTraces.of(traces) }).state;
  // The error's line, the glowing line, the end of the glowing line.
  expect(positions(marked)).toEqual([0, 4, 7]);
});

it('[CP1] marks move with what is typed above them', () => {
  const state = EditorState.create({ doc: 'one\ntwo', extensions: traceMarks });
  const marked = state.update({ effects: setTraces.of({ ...traces, error: null }) }).state;
  expect(positions(marked.update({ changes: { from: 0, insert: 'zero\n' } }).state)).toEqual([9, 12]);
});
