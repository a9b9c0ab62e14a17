import { hostname, networkInterfaces } from 'node:os';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether only this machine can reach a server that is bound to `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * The names under which browsers may ask for this server. A page of another site that has its own name resolve to our address
 * (DNS rebinding) sends its own name in `Host`, and is refused by that alone.
 */
export function knownNames(boundHost: string, allowedHosts: readonly string[]): ReadonlySet<string> {
  const names = [...loopbackNames, ...allowedHosts];
  if (isLoopback(boundHost)) names.push(bracketed(boundHost));
  else names.push(bracketed(boundHost), hostname(), ...machineAddresses());
  return new Set(names.map((name) => name.toLowerCase()));
}

/** The `Host` header as a name and a port, or null where it isn't a plain authority (RFC 9112, 3.2). */
export function parseHostHeader(header: string | undefined): { name: string; port: string; authority: string } | null {
  if (header === undefined || !/^[\w.:[\]-]+$/.test(header)) return null;
  const url = parseUrl(`http://${header}`);
  return url === null ? null : { name: url.hostname, port: url.port || '80', authority: url.host };
}

/** Whether a page at `origin` is one that this server served under the name it is asked by: Jupyter's rule, schemes aside. */
export function isOwnOrigin(origin: string, authority: string): boolean {
  return parseUrl(origin)?.host === authority;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function machineAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .map((entry) => bracketed(entry?.address.split('%')[0] ?? ''))
    .filter(Boolean);
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}
