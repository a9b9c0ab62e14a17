import { useLab } from '../../state/store.ts';

/** This browser has just got its cookie: what the server refused it before is asked for again. */
export function comeIn(): void {
  const { connection, reconnect } = useLab.getState();
  if (connection !== 'open') reconnect();
}
