import { z } from 'zod';
import { delayChoicesMs, limits } from './limits.ts';

/** The computers that a lab can have, in the order in which they stand. Every lab has `client` and `server`. */
export const hostNameSchema = z.enum(['client', 'client2', 'client3', 'server']);
export type HostName = z.infer<typeof hostNameSchema>;
export const hostNames: readonly HostName[] = hostNameSchema.options;

/** What a lab has where nobody asks for more. */
export const defaultHosts: readonly HostName[] = ['client', 'server'];

/** The hosts asked for of a new lab: each once, the first client and the server among them. */
export const labHostsSchema = z
  .array(hostNameSchema)
  .max(limits.hostsPerLab)
  .refine((hosts) => new Set(hosts).size === hosts.length && defaultHosts.every((host) => hosts.includes(host)));

/** A value for every host that a lab can have. */
export const perHost = <T>(make: (host: HostName) => T): Record<HostName, T> => ({
  client: make('client'),
  client2: make('client2'),
  client3: make('client3'),
  server: make('server'),
});

/**
 * All hosts of a lab hang on one wire, which has two directions. `upstream` runs towards the host that stands later in `hostNames`:
 * whatever goes to the server does, and from a client to a client of a higher number.
 */
export const directionSchema = z.enum(['upstream', 'downstream']);
export type Direction = z.infer<typeof directionSchema>;
export const directionBetween = (from: HostName, to: HostName): Direction =>
  hostNames.indexOf(from) < hostNames.indexOf(to) ? 'upstream' : 'downstream';

/** One plain file name, never a path. */
export const fileNameSchema = z.string().regex(/^[\w.-]{1,64}\.(?:js|mjs|cjs)$/);

export const delayMsSchema = z.literal([...delayChoicesMs]);
export type DelayMs = z.infer<typeof delayMsSchema>;

/** `virtual`: own namespaces and kernel stacks. `loopback`: the machine's own 127.0.0.0/8; segments are inferred. */
export const networkModeSchema = z.enum(['virtual', 'loopback']);
export type NetworkMode = z.infer<typeof networkModeSchema>;

/** A position in a student's file. Lines and columns count from 1, columns in UTF-16 units, as V8 counts. */
export const siteSchema = z.object({ file: z.string().max(1024), line: z.int().min(1), column: z.int().min(1) });
export type Site = z.infer<typeof siteSchema>;

/** An IP address and port, as the kernel names an end of a socket. IPv4-mapped IPv6 addresses are written as IPv4. */
export const endpointSchema = z.object({ address: z.string().max(64), port: z.int().min(0).max(65535) });
export type Endpoint = z.infer<typeof endpointSchema>;

/** A short, printable picture of one JavaScript value: `kind` lets the page colour it, `text` is cut to a bounded length. */
export const previewSchema = z.object({
  kind: z.enum([
    'string',
    'number',
    'boolean',
    'undefined',
    'null',
    'function',
    'object',
    'bytes',
    'error',
    'symbol',
    'bigint',
  ]),
  text: z.string().max(400),
  /** Size of the whole value in bytes, for strings and binary data. */
  bytes: z.int().min(0).optional(),
  /** The agent's id, where the value is an observed socket or server. */
  object: z.string().max(32).optional(),
  /** An error's `code`, such as `ECONNRESET`. */
  code: z.string().max(64).optional(),
});
export type Preview = z.infer<typeof previewSchema>;

/**
 * Why a program got another address than it asked for. `host-name`: the lab's computers go by their names.
 * `localhost-is-server`: nothing listens on the client itself. `own-address`: a server that named no address (asked `::`) shares its
 * machine with the other computers, so it listens on its own computer's address alone.
 */
export const nameRuleSchema = z.enum(['host-name', 'localhost-is-server', 'own-address']);
export type NameRule = z.infer<typeof nameRuleSchema>;

/** `DatagramSocket` is Node's `dgram.Socket`. */
export const objectTypeSchema = z.enum(['Server', 'Socket', 'DatagramSocket']);
export type ObjectType = z.infer<typeof objectTypeSchema>;

/** What this server can do on this machine, and, where it can't, what to install or change (in Korean). */
export const capabilitySchema = z.object({ available: z.boolean(), detail: z.string(), remedy: z.string().optional() });
export const capabilitiesSchema = z.object({
  mode: networkModeSchema,
  /** Real packets between two kernel stacks. */
  virtualHosts: capabilitySchema,
  /** bubblewrap around every program. */
  sandbox: capabilitySchema,
  /** The kernel's own table of sockets. */
  kernelView: capabilitySchema,
  /** The wire can delay packets. */
  wire: capabilitySchema,
  /** Students' own code may run: a sandbox, or a server that only its own machine can reach. */
  ownCode: capabilitySchema,
});
export type Capability = z.infer<typeof capabilitySchema>;
export type Capabilities = z.infer<typeof capabilitiesSchema>;
