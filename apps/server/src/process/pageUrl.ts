import { networkInterfaces } from 'node:os';
import { isLoopback } from '../guard/knownNames.ts';

/** The one address to open. For a server that listens on every address, the one by which others find this machine. */
export function pageUrl(host: string, port: number, token: string): string {
  const name = host === '0.0.0.0' || host === '::' ? (outerAddresses()[0] ?? '127.0.0.1') : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/?token=${token}`;
}

/** Where students can join a class from other machines of the network; none where only this machine reaches the server. */
export function joinAddresses(host: string, port: number): string[] {
  if (isLoopback(host)) return [];
  const everywhere = host === '0.0.0.0' || host === '::';
  const names = everywhere ? outerAddresses() : [host];
  return names.map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${port}/join`);
}

const outerAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flat()
    .filter((entry) => entry?.family === 'IPv4' && !entry.internal)
    .map((entry) => entry?.address ?? '');
