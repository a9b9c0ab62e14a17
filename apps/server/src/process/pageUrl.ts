import { networkInterfaces } from 'node:os';

/** The one address to open. For a server that listens on every address, the one by which others find this machine. */
export function pageUrl(host: string, port: number, token: string): string {
  const name = host === '0.0.0.0' || host === '::' ? (outerAddress() ?? '127.0.0.1') : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/?token=${token}`;
}

function outerAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry?.family === 'IPv4' && !entry.internal)?.address;
}
