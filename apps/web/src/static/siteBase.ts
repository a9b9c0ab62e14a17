/** The folder of its host that the page stands in, as `/study`: written into every file of a static build. Empty where it has the host to itself. */
export const siteBase: string = document.documentElement.dataset.base ?? '';

/** The page's own path, whichever folder it stands in. */
export const ownPath = (path: string): string => (path.startsWith(`${siteBase}/`) ? path.slice(siteBase.length) : path);

/**
 * A web host shows a folder's file at an address that ends with a slash, and links name it without: one of both, so that every place has
 * one address.
 */
export function dropLastSlash(): void {
  const { pathname, search, hash } = location;
  if (ownPath(pathname) === '/' || !pathname.endsWith('/')) return;
  history.replaceState(history.state, '', `${pathname.slice(0, -1)}${search}${hash}`);
}
