import type { ObjectType } from '@socketlab/protocol';
import { announce } from './objects.ts';
import { type Place, placeOfSite } from './places.ts';
import { textIndexOf, textStartsWith } from './primordials.ts';
import { createRecord, recordOf } from './records.ts';
import { report } from './reporter.ts';
import type { CallSite } from './siteShapes.ts';
import { captureSites } from './stackTrace.ts';

/** Constructors of `net` and `stream` (6), `net.connect`, and what of `http` may stand before the student's line. */
const deepest = 20;

/**
 * Decides whether a new object belongs to the lesson, by who made it: the student's line, `net`'s own `connect`, `createServer` or
 * `onconnection`, `dgram.createSocket`. A program's stdout, a child's pipes and TLS wrappers are sockets too, but not the lesson's.
 */
export function recordNewObject(object: object, type: ObjectType, below: object): void {
  try {
    if (recordOf(object)) return;
    const sites = captureSites(deepest, below);
    let maker = 0;
    while (maker < sites.length && isConstructor(sites[maker] as CallSite, type)) maker++;
    const site = sites[maker];
    if (!site) return;
    const direct = placeOfSite(site);
    const { accepted, ours } = judgeMaker(site);
    if (!direct && !ours && type !== 'Server') return;
    const place = direct ?? (accepted ? null : firstPlace(sites, maker + 1));
    const record = createRecord(object, type, place);
    if (direct) reportConstruction(record.id, type, direct);
    // An accepted socket is told with the server's `connection` event, which names it.
    // A datagram socket with its first word: its constructor has not looked yet whether there is such a type.
    if (!accepted && type !== 'DatagramSocket') announce(record);
  } catch {
    // Unobserved then.
  }
}

function reportConstruction(id: string, type: ObjectType, place: Place): void {
  const datagram = type === 'DatagramSocket';
  const subject = datagram ? '"object":null,"objectType":null' : `"object":"${id}","objectType":"${type}"`;
  const head = `"kind":"call",${subject},"method":"new ${datagram ? 'dgram.Socket' : `net.${type}`}"`;
  report(`${head},"args":[],"site":${place.json}`, true);
}

function isConstructor(site: CallSite, type: ObjectType): boolean {
  const file = site.getFileName();
  if (typeof file !== 'string') return false;
  if (file === 'node:events' || textStartsWith(file, 'node:internal/streams/')) return true;
  if (type === 'DatagramSocket') return file === 'node:dgram' && site.getFunctionName() === 'Socket';
  // `net.Socket()` without `new` calls itself.
  return file === 'node:net' && site.getFunctionName() === type;
}

function judgeMaker(site: CallSite): { accepted: boolean; ours: boolean } {
  const file = site.getFileName();
  const ours = file === 'node:net' || file === 'node:dgram';
  return { accepted: ours && textIndexOf(`${site.getFunctionName()}`, 'onconnection') !== -1, ours };
}

export function firstPlace(sites: readonly CallSite[], from: number): Place | null {
  for (let index = from; index < sites.length; index++) {
    const place = placeOfSite(sites[index] as CallSite);
    if (place) return place;
  }
  return null;
}
