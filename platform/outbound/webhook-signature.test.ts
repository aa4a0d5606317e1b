import { expect, it } from 'vitest';
import { z } from 'zod';
import { openWebhook } from './open-webhook.ts';
import { signWebhook, verifyWebhook } from './webhook-signature.ts';

// The worked example of the Standard Webhooks specification.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const CONTENT = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestampSeconds: 1614265330, body: '{"test": 2432232314}' };
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const NOW = CONTENT.timestampSeconds * 1000;

const headers = (signature: string): Record<string, string> => ({
  'webhook-id': CONTENT.id,
  'webhook-timestamp': String(CONTENT.timestampSeconds),
  'webhook-signature': signature,
});
const verify = (signature: string, nowMillis = NOW) =>
  verifyWebhook(SECRET, headers(signature), Buffer.from(CONTENT.body), nowMillis);

it('signs as the specification does', () => {
  expect(signWebhook(SECRET, CONTENT)).toBe(SIGNATURE);
});

it('takes any of several signatures, as while a secret is rotated', () => {
  expect(verify(`v1,AAAA v2,other ${SIGNATURE}`)).toBe('GENUINE');
});

it('takes what was sent up to five minutes ago or ahead, to the second', () => {
  for (const ms of [-300_000, -299_999, 0, 299_999, 300_000]) expect(verify(SIGNATURE, NOW + ms)).toBe('GENUINE');
  for (const ms of [-300_001, 300_001]) expect(verify(SIGNATURE, NOW + ms)).toBe('OUTSIDE_WINDOW');
});

it.each([
  ['another signature', 'v1,AAAA', NOW, 'WRONG_SIGNATURE'],
  ['none', '', NOW, 'MISSING_HEADERS'],
  ['one that is six minutes old', SIGNATURE, NOW + 360_000, 'OUTSIDE_WINDOW'],
  ['one from six minutes ahead', SIGNATURE, NOW - 360_000, 'OUTSIDE_WINDOW'],
])('refuses %s', (_name, signature, nowMillis, verdict) => {
  expect(verify(signature, nowMillis)).toBe(verdict);
});

it('refuses what is signed and no UTF-8, instead of guessing what was meant', () => {
  const open = (body: Buffer): unknown => {
    const signed = headers(signWebhook(SECRET, { ...CONTENT, body }));
    return openWebhook(SECRET, { headers: signed, body }, NOW, z.object({ name: z.string() }));
  };
  expect(open(Buffer.from('{"name":"Größe"}'))).toEqual({ name: 'Größe' });
  expect(() => open(Buffer.from('{"name":"Größe"}', 'latin1'))).toThrow(
    expect.objectContaining({ code: 'WEBHOOK_REJECTED' }),
  );
});
