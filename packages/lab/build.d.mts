/** Writes the bundled lab process to `file` (an absolute path); by default to dist/labProcess.mjs. */
export function buildLabProcess(file?: string): Promise<void>;
/** Bundles any entry of this package the same way. */
export function bundle(input: string, file: string): Promise<void>;
