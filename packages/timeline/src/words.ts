import type { Endpoint, Site } from '@socketlab/protocol';

/** `10.0.0.1:50316`; an IPv6 address stands in brackets. */
export function endpointText({ address, port }: Endpoint): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** One end first, then the other: the name of a connection as `local` sees it. */
export function tupleText(local: Endpoint, remote: Endpoint): string {
  return `${endpointText(local)}-${endpointText(remote)}`;
}

/** The file's own name, without its folders. */
export function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** `write` of `socket.write`, `Socket` of `new net.Socket`: how an agent writes a method is its own affair. */
export function methodName(method: string): string {
  return method.slice(method.lastIndexOf('.') + 1);
}

/** `write()`, `new Socket()`: a call as it is named on the stage; `args` stands between its brackets. */
export function callText(method: string, args = ''): string {
  return `${method.startsWith('new ') ? 'new ' : ''}${methodName(method)}(${args})`;
}

/** How a program ended, as its kernel says it: the code it gave, or the signal that ended it. */
export function endingText({ code, signal }: { code: number | null; signal: string | null }): string {
  return signal === null ? `종료 코드 ${code ?? '?'}` : `신호 ${signal}`;
}

/** A site inside the program's own file, or null: lines of other files cannot be shown beside it. */
export function siteIn(file: string, site: Site | null): Site | null {
  return site !== null && fileName(site.file) === fileName(file) ? site : null;
}
