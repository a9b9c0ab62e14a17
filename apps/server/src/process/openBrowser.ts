/** Opens the student's browser; a machine that can't is no error, since the address stands in the terminal. */
export async function openBrowser(url: string): Promise<void> {
  try {
    const { default: open } = await import('open');
    const child = await open(url);
    child.on('error', () => {});
    child.unref();
  } catch {}
}
