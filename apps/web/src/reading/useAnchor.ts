import { useSyncExternalStore } from 'react';

/** Wouter tells of pushes and replaces by events of these names. */
const changes = ['popstate', 'pushState', 'replaceState', 'hashchange'];

function subscribe(changed: () => void): () => void {
  for (const name of changes) addEventListener(name, changed);
  return () => {
    for (const name of changes) removeEventListener(name, changed);
  };
}

/** The heading or word that the address names, decoded; null where it names none. */
export function useAnchor(): string | null {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  if (hash.length < 2) return null;
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return null;
  }
}
