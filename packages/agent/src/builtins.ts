import type EventsModule from 'node:events';

/** `process.getBuiltinModule` needs no `require`, so one source serves the CommonJS and the ES build, and nothing is loaded before its first use. */
const load = process.getBuiltinModule;

const fs = load('node:fs');
export const net = load('node:net');
export const stream = load('node:stream');
export const dgram = load('node:dgram');
export const moduleBuiltin = load('node:module');
export const EventEmitter = load('node:events') as unknown as typeof EventsModule.EventEmitter;
const utilTypes = load('node:util/types');
export const dns = () => load('node:dns');
export const vm = () => load('node:vm');

/** The functions of `fs` the agent calls, out of the program's reach. */
export const { openSync, readFileSync, realpathSync, writeSync } = fs;
export const { fileURLToPath: fileUrlToPath } = load('node:url');
export const { isProxy, isNativeError, isArrayBufferView } = utilTypes;
