import type { ComponentProps } from 'react';
import { laterPart } from '../../design/laterPart.ts';
import type { CodeEditor } from './CodeEditor.tsx';
import { CodeView } from './CodeView.tsx';

/** The editor. Its code is half of the page: until it has come the file is there to be read. */
export const codeEditor = laterPart<ComponentProps<typeof CodeEditor>>({
  load: async () => (await import('./CodeEditor.tsx')).CodeEditor,
  StandIn: CodeView,
  target: '[contenteditable]',
});
