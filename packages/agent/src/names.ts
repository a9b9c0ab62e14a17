import type { NameRule } from '@socketlab/protocol';
import type { AnyFunction } from './anyFunction.ts';
import { isBoundHere, listensHere } from './boundPorts.ts';
import { dns } from './builtins.ts';
import { targets } from './datagrams.ts';
import { shapeLike } from './disguise.ts';
import type { LabNames } from './labNames.ts';
import { getOwnPropertyDescriptor, quote, textEndsWith, textLower, textSlice } from './primordials.ts';
import type { Target } from './records.ts';
import { report } from './reporter.ts';
import { callWithRoom, captureSites } from './stackTrace.ts';

/**
 * The lab's hosts go by their names. On every client `localhost` is the server, as long as nothing listens on that client itself:
 * the classic one-machine example then runs on two. Every answer of ours is reported. `dns.lookup` gets the address in place of the
 * name, so its checks, options and timing are Node's own (an address is answered with the next tick).
 */
export function answerLabNames(names: LabNames): void {
  const callbackDns = dns() as unknown as Record<string, AnyFunction>;
  const promisesDns = dns().promises as unknown as Record<string, AnyFunction>;
  callbackDns.lookup = answering(callbackDns.lookup as AnyFunction, names);
  promisesDns.lookup = answering(promisesDns.lookup as AnyFunction, names);
}

function answering(original: AnyFunction, names: LabNames): AnyFunction {
  const body = function (this: unknown, name: unknown, options: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: the number of arguments decides how Node reads them
    const args = arguments;
    const address =
      typeof name === 'string' && wantsIpv4(options) ? answerFor(name, names, () => findAsker(wrapper)) : null;
    if (address === null) return callWithRoom(original, this, args);
    const changed: unknown[] = [address];
    for (let index = 1; index < args.length; index++) changed[index] = args[index];
    return callWithRoom(original, this, changed);
  };
  const wrapper = shapeLike(original, body as AnyFunction);
  return wrapper;
}

/** Whoever asks for IPv6 alone gets the system's answer: the lab has none. */
function wantsIpv4(options: unknown): boolean {
  const family: unknown =
    typeof options === 'object' && options !== null ? getOwnPropertyDescriptor(options, 'family')?.value : options;
  return family !== 6 && family !== 'IPv6';
}

/** Who looks a name up. Own: to listen or to be bound there, which only an address of this very host can do. */
type Asker = { readonly kind: 'other' | 'own' } | { readonly kind: 'datagram'; readonly target: Target | null };

const other: Asker = { kind: 'other' };

/** The nearest frames above `below`: `lookup4` of internal/dgram, and who of lib/dgram.js called it; or `lookupAndListen` of lib/net.js. */
function findAsker(below: object): Asker {
  const sites = captureSites(2, below);
  const nearest = sites[0];
  const file = nearest?.getFileName();
  if (file === 'node:net') return nearest?.getFunctionName() === 'lookupAndListen' ? { kind: 'own' } : other;
  if (file !== 'node:internal/dgram') return other;
  const caller = `${sites[1]?.getFunctionName()}`;
  if (textEndsWith(caller, 'bind')) return { kind: 'own' };
  return { kind: 'datagram', target: textEndsWith(caller, 'onnect') ? targets.connect : targets.send };
}

function answerFor(asked: string, names: LabNames, findOut: () => Asker): string | null {
  const lower = textLower(asked);
  const name = textEndsWith(lower, '.') ? textSlice(lower, 0, lower.length - 1) : lower;
  const address = getOwnPropertyDescriptor(names.addresses, name)?.value as string | undefined;
  if (typeof address === 'string') return say(asked, address, 'host-name');
  const { server } = names.addresses;
  // `dgram` sends to 127.0.0.1 where a program names no address, as `net` connects to localhost.
  if ((name !== 'localhost' && name !== '127.0.0.1') || names.host === 'server' || server === undefined) return null;
  const asker = findOut();
  if (asker.kind === 'own' || (name !== 'localhost' && (asker.kind !== 'datagram' || asker.target?.named !== false)))
    return null;
  if (asker.kind === 'datagram' ? isBoundHere(names, asker.target?.port ?? -1) : listensHere(names)) return null;
  return say(asked, server, 'localhost-is-server');
}

export function say(asked: string, answered: string, rule: NameRule): string {
  report(
    `"kind":"name","asked":${quote(textSlice(asked, 0, 256))},"answered":${quote(answered)},"rule":"${rule}"`,
    true,
  );
  return answered;
}
