import { type Connection, RequestRefused } from '../state/connection.ts';
import type { LabConnectionHandlers } from '../state/createLabStore.ts';

/** The connection of a page that has no server: it is never tried, and whatever is asked of it is refused. */
export function noConnection({ onState }: LabConnectionHandlers): Connection {
  onState('none', null);
  return {
    ask: () => Promise.reject(new RequestRefused(null)),
    reconnect() {},
    close() {},
  };
}
