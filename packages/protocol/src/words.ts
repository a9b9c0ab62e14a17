import { z } from 'zod';
import { delayChoicesMs } from './limits.ts';

/** The two computers of a lab. */
export const hostNameSchema = z.enum(['client', 'server']);
export type HostName = z.infer<typeof hostNameSchema>;

/** `upstream` runs from client to server. */
export const directionSchema = z.enum(['upstream', 'downstream']);
export type Direction = z.infer<typeof directionSchema>;

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
 * Why a program got another address than it asked for. `host-name`: `server` and `client` are the lab's computers.
 * `localhost-is-server`: nothing listens on the client itself. `own-address`: a server that named no address (asked `::`) shares its
 * machine with the other computer, so it listens on its own computer's address alone.
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
