import { RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { type LineTraces, noTraces, type PinGroup } from './traces.ts';

/** Puts other traces on the lines. */
export const setTraces = StateEffect.define<LineTraces>();

class PinWidget extends WidgetType {
  readonly pin: PinGroup;
  constructor(pin: PinGroup) {
    super();
    this.pin = pin;
  }
  override eq(other: PinWidget): boolean {
    return other.pin.text === this.pin.text && other.pin.title === this.pin.title && other.pin.kind === this.pin.kind;
  }
  toDOM(): HTMLElement {
    const pill = document.createElement('span');
    pill.className = `cm-pin cm-pin-${this.pin.kind}`;
    pill.textContent = this.pin.text;
    pill.title = this.pin.title;
    // The same facts stand in the list of events; in the middle of code they would only break it up for a screen reader.
    pill.setAttribute('aria-hidden', 'true');
    return pill;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

const hotLine = Decoration.line({ class: 'cm-hot' });

function decorate(traces: LineTraces, doc: Text): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const lines = new Set([...traces.pins.map((pin) => pin.line), traces.hot?.line, traces.error?.line]);
  const inOrder = [...lines].filter((line): line is number => line !== undefined && line <= doc.lines);
  for (const number of inOrder.sort((a, b) => a - b)) {
    const line = doc.line(number);
    if (number === traces.hot?.line) builder.add(line.from, line.from, hotLine);
    if (number === traces.error?.line) {
      builder.add(
        line.from,
        line.from,
        Decoration.line({ class: 'cm-uncaught', attributes: { title: traces.error.text } }),
      );
    }
    const pin = traces.pins.find((one) => one.line === number);
    if (pin) builder.add(line.to, line.to, Decoration.widget({ widget: new PinWidget(pin), side: 1 }));
  }
  return builder.finish();
}

/** The glow, the pins and the mark of an uncaught error. Typing moves them along until the page says that they no longer hold. */
export const traceMarks = StateField.define<DecorationSet>({
  create: (state) => decorate(noTraces, state.doc),
  update(marks, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setTraces));
    if (set) return decorate(set.value, transaction.state.doc);
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
