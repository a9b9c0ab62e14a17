// Runs before the first paint, so that a dark page never flashes white. The switch itself is src/shell/theme.ts.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem('socketlab.theme');
  } catch {
    // Storage may be refused; the system's own choice is a good one.
  }
  const dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
