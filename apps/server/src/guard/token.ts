import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes in base64url: 43 characters that fit a URL and a cookie. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that says nothing about where two secrets differ; hashing first also hides their length. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** True for what `createToken` makes: a session id that a browser may claim. */
export function isTokenShaped(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text);
}

/** The secret of an `Authorization: Bearer …` header (RFC 6750, 2.1), or null. */
export function bearerOf(header: string | undefined): string | null {
  return /^bearer ([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1] ?? null;
}
