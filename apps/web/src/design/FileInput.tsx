import type { Ref } from 'react';

interface FileInputProps {
  /** What opens it: `click()`. */
  ref: Ref<HTMLInputElement>;
  accept: string;
  testId: string;
  onFile(file: File): void;
}

/** Lets somebody choose a file. It is not seen: a button of the page's own opens it. */
export function FileInput({ ref, accept, testId, onFile }: FileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      accept={accept}
      hidden
      data-testid={testId}
      onChange={({ currentTarget }) => {
        const [file] = currentTarget.files ?? [];
        if (file) onFile(file);
        // The same file can be chosen again.
        currentTarget.value = '';
      }}
    />
  );
}
