import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a webhook's signature covers. */
export interface SignedContent {
  readonly id: string;
  /** Seconds since the Unix epoch at which it was sent. */
  readonly timestampSeconds: number;
  readonly body: string | Uint8Array;
}

const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');

const macOf = (secret: string, content: SignedContent): Buffer =>
  createHmac('sha256', keyOf(secret))
    .update(`${content.id}.${content.timestampSeconds}.`)
    .update(content.body)
    .digest();

/**
 * Signs by the Standard Webhooks convention (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, written
 * `v1,<base64>`. A secret that begins with `whsec_` is base64, any other is taken as UTF-8 text.
 */
export const signWebhook = (secret: string, content: SignedContent): string =>
  `v1,${macOf(secret, content).toString('base64')}`;

/** Why a delivery was not believed. */
export type SignatureVerdict = 'GENUINE' | 'MISSING_HEADERS' | 'OUTSIDE_WINDOW' | 'WRONG_SIGNATURE';

/**
 * Checks the three `webhook-*` headers against the body. A timestamp more than `toleranceSeconds` (default 300) from
 * `nowMillis` is refused, so a recorded delivery cannot be replayed later; several signatures (a secret being rotated)
 * may stand in one header, separated by blanks.
 */
export const verifyWebhook = (
  secret: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  nowMillis: number,
  toleranceSeconds = 300,
): SignatureVerdict => {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (!id || !timestamp || !/^\d{1,12}$/.test(timestamp) || !signatures) return 'MISSING_HEADERS';
  const timestampSeconds = Number(timestamp);
  if (Math.abs(nowMillis / 1000 - timestampSeconds) > toleranceSeconds) return 'OUTSIDE_WINDOW';
  const expected = macOf(secret, { id, timestampSeconds, body });
  const matches = signatures.split(' ').some((signature) => {
    const given = signature.startsWith('v1,') ? Buffer.from(signature.slice(3), 'base64') : null;
    return given !== null && given.length === expected.length && timingSafeEqual(given, expected);
  });
  return matches ? 'GENUINE' : 'WRONG_SIGNATURE';
};
