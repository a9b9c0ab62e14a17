const keyOf = (classId: string) => `socketlab.class.addresses.1:${classId}`;

/** Keeps under which addresses students reach this class's server: it says so once, when the class is opened. */
export function rememberAddresses(classId: string, addresses: readonly string[]): void {
  try {
    localStorage.setItem(keyOf(classId), JSON.stringify(addresses));
  } catch {
    // Storage may be refused; the page's own address stands in then.
  }
}

/** Where students type their PIN, the best address first. Never empty. */
export function addressesOf(classId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(classId)) ?? 'null');
    if (Array.isArray(kept)) {
      const addresses = kept.filter((one) => typeof one === 'string').map(originOf);
      const known = addresses.filter((one) => one !== null);
      if (known.length > 0) return [...new Set(known)];
    }
  } catch {
    // Broken text, or a browser that keeps nothing.
  }
  return [location.origin];
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}

/** The address that a QR code holds: the PIN is filled in. */
export const joinLink = (address: string, pin: string): string => `${address}/join/${pin}`;

/** As it is written on a board: without `http://`. */
export const spokenAddress = (address: string): string => `${address.replace(/^https?:\/\//, '')}/join`;

/** An address that only this machine has. */
export function isOwnMachineOnly(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
}
