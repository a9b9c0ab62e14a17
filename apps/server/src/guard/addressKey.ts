import { isIPv6 } from 'node:net';

/** The first `bits` of an IPv6 address as text. An address is written in many ways; its bits are one. */
function prefix(address: string, bits: 48 | 64): string {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...right];
  return `${groups
    .slice(0, bits / 16)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/${bits}`;
}

/** An IPv4 address also where a socket for both families names it (`::ffff:192.0.2.1`). */
const asIPv4 = (address: string): string | null => {
  const found = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address);
  return found?.[1] ?? null;
};

/** Whom an address stands for: an IPv4 address for itself, an IPv6 address for its /64, since every device has all of one. */
export function addressKey(address: string): string {
  return asIPv4(address) ?? (isIPv6(address) ? prefix(address, 64) : address);
}

/** The site that it belongs to: a /48 is what one customer gets at most (RFC 6177), so 65,536 of /64. */
export function siteKey(address: string): string | null {
  return asIPv4(address) === null && isIPv6(address) ? prefix(address, 48) : null;
}
