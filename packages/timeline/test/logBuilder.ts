import {
  type HostName,
  hostNames,
  type LabEvent,
  type LabEventBody,
  type ObjectType,
  type Preview,
  type ProgramAction,
  type ProgramSignal,
  type Site,
} from '@socketlab/protocol';

/** Entries in any order of time; `log` sorts them and gives each its place. Times in microseconds. */
export interface LogBuilder {
  at(us: number, ...bodies: LabEventBody[]): void;
  log(): LabEvent[];
}

export function createLogBuilder(): LogBuilder {
  const entries: { at: number; body: LabEventBody }[] = [];
  return {
    at(us, ...bodies) {
      for (const body of bodies) entries.push({ at: us, body });
    },
    log: () => [...entries].sort((a, b) => a.at - b.at).map(({ at, body }, seq) => ({ ...body, seq, at }) as LabEvent),
  };
}

export const addresses: Record<HostName, string> = {
  client: '10.0.0.1',
  server: '10.0.0.2',
  client2: '10.0.0.3',
  client3: '10.0.0.4',
};
/** Whom each talks to. */
export const other: Record<HostName, HostName> = {
  client: 'server',
  client2: 'server',
  client3: 'server',
  server: 'client',
};

export const serverPort = 8080;

export const opened: LabEventBody = {
  lane: 'lab',
  kind: 'opened',
  mode: 'virtual',
  hosts: [
    { host: 'client', address: addresses.client },
    { host: 'server', address: addresses.server },
  ],
  delayMs: 200,
};

/** A lab with as many hosts as there can be. */
export const openedWithAll: LabEventBody = {
  ...opened,
  hosts: hostNames.map((host) => ({ host, address: addresses[host] })),
};

/** What a program's agent and the operating system say of it. */
export function programOf(host: HostName, program: string, file = `${host}.js`) {
  const lane = { lane: 'program', host, program } as const;
  const siteAt = (line: number): Site => ({ file: `/app/${file}`, line, column: 3 });
  return {
    siteAt,
    spawn: (source = '// …'): LabEventBody => ({ ...lane, kind: 'spawn', file, source }),
    start: (pid = 2): LabEventBody => ({ ...lane, kind: 'start', pid, nodeVersion: 'v22.1.0' }),
    object: (object: string, objectType: ObjectType, line: number | null, acceptedBy?: string): LabEventBody => ({
      ...lane,
      kind: 'object',
      object,
      objectType,
      site: line === null ? null : siteAt(line),
      ...(acceptedBy === undefined ? {} : { acceptedBy }),
    }),
    address: (object: string, localPort: number, remotePort: number | null): LabEventBody => ({
      ...lane,
      kind: 'address',
      object,
      local: { address: remotePort === null ? '::' : addresses[host], port: localPort },
      remote: remotePort === null ? null : { address: addresses[other[host]], port: remotePort },
    }),
    call: (object: string | null, method: string, line: number | null, args: Preview[] = []): LabEventBody => ({
      ...lane,
      kind: 'call',
      object,
      objectType: object === null ? null : method === 'listen' ? 'Server' : 'Socket',
      method,
      args,
      site: line === null ? null : siteAt(line),
      ...(line === null ? { fromPage: true } : {}),
    }),
    event: (object: string, name: string, lines: number[], args: Preview[] = []): LabEventBody => ({
      ...lane,
      kind: 'event',
      object,
      objectType: name === 'listening' || name === 'connection' ? 'Server' : 'Socket',
      name,
      args,
      handlers: lines.map(siteAt),
    }),
    print: (text: string, line: number): LabEventBody => ({
      ...lane,
      kind: 'console',
      stream: 'stdout',
      text,
      site: siteAt(line),
    }),
    signal: (signal: ProgramSignal): LabEventBody => ({ ...lane, kind: 'signal', signal }),
    action: (action: ProgramAction): LabEventBody => ({ ...lane, kind: 'action', action }),
    /** A `dgram` socket's own call, such as `send`. */
    datagramCall: (object: string, method: string, line: number, args: Preview[] = []): LabEventBody => ({
      ...lane,
      kind: 'call',
      object,
      objectType: 'DatagramSocket',
      method,
      args,
      site: siteAt(line),
    }),
    bound: (object: string, address: string, port: number, remotePort: number | null = null): LabEventBody => ({
      ...lane,
      kind: 'address',
      object,
      local: { address, port },
      remote: remotePort === null ? null : { address: addresses[other[host]], port: remotePort },
    }),
    exit: (code: number | null = 0, signal: string | null = null): LabEventBody => ({
      ...lane,
      kind: 'exit',
      code,
      signal,
      reason: signal === null ? 'exited' : 'student',
    }),
  };
}

export function text(value: string): Preview {
  return { kind: 'string', text: `'${value}'`, bytes: new TextEncoder().encode(value).length };
}

export function number(value: number): Preview {
  return { kind: 'number', text: String(value) };
}
