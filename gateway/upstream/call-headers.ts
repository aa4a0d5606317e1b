import { toAppError } from '@distribution/platform/errors/app-error';
import type { Assertions } from '@distribution/platform/principal/assertion';
import type { Principal } from '@distribution/platform/principal/principal';
import { HEADER, REPORT } from '@distribution/platform/request/headers';
import type { CallScope } from './text-call.ts';

/** The signed assertion of a principal: at once when it is at hand, `null` where none is sent. */
export type AssertionOf = (principal: Principal) => string | null | Promise<string>;

/** An assertion is signed for at least half of what its principal has left, so this much later it still serves. */
const KEPT_MS = 1_000;

/**
 * Keeps each principal's assertion for a second beside its principal: finding the signed text takes longer than a header
 * may, and an operation asks for it with every call. Nothing keeps it longer than its principal.
 */
export const createAssertionOf = (
  assertions: Pick<Assertions, 'signAssertion'> | null,
  now: () => number = Date.now,
): AssertionOf => {
  if (assertions === null) return () => null;
  const kept = new WeakMap<Principal, { readonly text: string; readonly until: number }>();
  const sign = async (principal: Principal): Promise<string> => {
    const text = await assertions.signAssertion(principal).catch((cause: unknown) => {
      throw toAppError(cause);
    });
    const ends = (principal.expiresAtSeconds ?? Number.POSITIVE_INFINITY) * 1_000;
    kept.set(principal, { text, until: Math.min(now() + KEPT_MS, ends) });
    return text;
  };
  return (principal) => {
    const known = kept.get(principal);
    return known !== undefined && now() < known.until ? known.text : sign(principal);
  };
};

/** The headers of one request, names and values in turn. */
export const callHeaders = (
  { correlationId, deadlineAt, traceparent, forwardedHeaders, reportsFreshness }: CallScope,
  assertion: string | null,
  forwarded: readonly string[],
): string[] => {
  const msLeft = Math.max(0, Math.floor(deadlineAt - Date.now()));
  const headers = [
    'content-type',
    'application/json',
    'accept',
    'application/json',
    HEADER.correlationId,
    correlationId,
    HEADER.deadline,
    String(msLeft),
  ];
  if (reportsFreshness === true) headers.push(HEADER.freshness, REPORT);
  if (traceparent !== null) headers.push(HEADER.traceparent, traceparent);
  if (assertion !== null) headers.push(HEADER.assertion, assertion);
  if (forwardedHeaders !== undefined) {
    for (const name of forwarded) {
      const value = forwardedHeaders[name];
      if (value !== undefined) headers.push(name, value);
    }
  }
  return headers;
};
