import { parseJson } from './primordials.ts';

/** The lab's names: which address each host has, which of them this program runs on, and where a server listens that names no host. */
export interface LabNames {
  readonly host: string;
  readonly addresses: Record<string, string>;
  /** Loopback mode only: all hosts share one machine, so a server must not take a port on all of its addresses. */
  readonly listen: string | undefined;
}

export function readLabNames(
  host: string | undefined,
  json: string | undefined,
  listen: string | undefined,
): LabNames | null {
  if (host === undefined || json === undefined) return null;
  try {
    return { host, addresses: parseJson(json) as Record<string, string>, listen };
  } catch {
    return null;
  }
}
