import type { Ref } from 'react';

interface FileInputProps {
  /** What opens it: `click()`. */
  ref: Ref<HTMLInputElement>;
  accept: string;
  testId?: string;
  /** What it chooses, where a page has several. */
  label?: string;
  onFile(file: File): void;
}

/** Lets somebody choose a file. It is not seen: a button of the page's own opens it. */
export function FileInput({ ref, accept, testId, label, onFile }: FileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      accept={accept}
      hidden
      data-testid={testId}
      aria-label={label}
      onChange={({ currentTarget }) => {
        const [file] = currentTarget.files ?? [];
        if (file) onFile(file);
        // The same file can be chosen again.
        currentTarget.value = '';
      }}
    />
  );
}
