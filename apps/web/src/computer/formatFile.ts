import { useLab } from '../state/store.ts';

/** Formats the file whose editor is shown. The formatter is fetched when it is first asked for. */
export async function formatFile(id: string): Promise<void> {
  const editor = document.querySelector<HTMLElement>(`[data-file="${CSS.escape(id)}"] .cm-editor`);
  if (!editor) return;
  const { formatEditor } = await import('./editor/formatEditor.ts');
  if ((await formatEditor(editor)) === 'broken') {
    useLab.getState().notify({
      tone: 'error',
      code: null,
      text: '문법 오류가 있어 코드를 정돈하지 못했습니다. 표시된 줄을 먼저 고칩니다.',
    });
  }
}
