import { useClass } from '../state/classStore.ts';
import { joinAddresses } from './joinAddresses.ts';

/** Where students type their PIN, as the server says; the page's own address where it knows of none. Never empty. */
export function useJoinAddresses(): readonly string[] {
  const addresses = useClass((state) => state.me?.addresses ?? null);
  return joinAddresses(addresses ?? [], location.origin);
}
