/** The addresses that are told: each once, without a path; `own` where there are none. Never empty. */
export function joinAddresses(told: readonly string[], own: string): readonly string[] {
  const origins = told.filter((one) => URL.canParse(one)).map((one) => new URL(one).origin);
  return origins.length > 0 ? [...new Set(origins)] : [own];
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
