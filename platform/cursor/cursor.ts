// Opaque cursors: what a client holds is sealed, so that it cannot be made up, changed or used for another list.
// In: a kind (which list) and plain JSON. Out: base64url text. Every process that shares CURSOR_SECRET opens it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors/app-error.ts';

/** JSON that can be sealed. */
export type CursorPayload =
  string | number | boolean | null | readonly CursorPayload[] | { readonly [name: string]: CursorPayload };

/** Seals and opens cursors with one secret. */
export interface CursorSealer {
  /** Text that only `openCursor` of the same kind accepts. The payload is readable to who decodes it, but not forgeable. */
  sealCursor(kind: string, payload: CursorPayload): string;
  /** The payload that was sealed; throws CURSOR_INVALID for anything else (another kind, another secret, a changed byte). */
  openCursor(kind: string, cursor: string): unknown;
}

const MAC_BYTES = 16; // 128 bits of HMAC-SHA256: RFC 2104 §5 allows truncation to half, and cursors stay short
const MAX_LENGTH = 4096;

/** Builds a sealer. The secret has at least 16 characters. */
export const createCursorSealer = (secret: string): CursorSealer => {
  if (secret.length < 16) throw new AppError('CONFIG_INVALID', 'CURSOR_SECRET needs at least 16 characters.');

  const macOf = (kind: string, body: Buffer): Buffer =>
    createHmac('sha256', secret).update(`cursor\0${kind}\0`).update(body).digest().subarray(0, MAC_BYTES);

  return {
    sealCursor(kind, payload) {
      const body = Buffer.from(JSON.stringify(payload), 'utf8');
      return Buffer.concat([macOf(kind, body), body]).toString('base64url');
    },
    openCursor(kind, cursor) {
      const bytes = Buffer.from(cursor.slice(0, MAX_LENGTH), 'base64url');
      const body = bytes.subarray(MAC_BYTES);
      const genuine =
        bytes.toString('base64url') === cursor &&
        bytes.length > MAC_BYTES &&
        timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(kind, body));
      if (!genuine) throw new AppError('CURSOR_INVALID', 'This is not a cursor of this list.');
      return JSON.parse(body.toString('utf8')) as unknown; // callers parse what they sealed
    },
  };
};
