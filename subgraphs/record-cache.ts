import type { EntityKind } from '@distribution/model/entity-id';
import type { Origin } from '@distribution/model/origin';
import type { CacheDomain } from '@distribution/platform/cache/cache-domain';

/** How long "there is no such record" is believed: a new one shows up within seconds even if its news is lost. */
const NEGATIVE_TTL_MS = 5_000;
const MAX_ENTRIES = 20_000;

/** The domains whose master data is cached: products, locations, customers (orders) and suppliers (supply). */
export const CACHED_DOMAINS = ['products', 'locations', 'orders', 'supply'] as const;

/** What an operator set of one domain; the rest follows from the domain's freshness budget. */
export interface CacheLimits {
  readonly ttlMs?: number;
  readonly staleMs?: number;
  readonly maxEntries?: number;
}
export type CacheLimitsByDomain = Readonly<Partial<Record<(typeof CACHED_DOMAINS)[number], CacheLimits>>>;

/**
 * How master data of one kind is cached: fresh for half its budget or until its news invalidates it under the kind's name,
 * then served while one refresh runs and when that fails, but never when the record itself is older than its budget. Records are cached as they are, never as one caller sees them. Orders and stock
 * are not cached: who reads one after its event must not see it as it was before.
 */
export const recordDomain = <T extends { readonly origin: Origin }>(
  kind: EntityKind,
  budgetMs: number,
  { ttlMs = Math.ceil(budgetMs / 2), staleMs = budgetMs, maxEntries = MAX_ENTRIES }: CacheLimits = {},
): CacheDomain<T> => ({
  name: kind,
  ttlMs,
  staleMs,
  negativeTtlMs: NEGATIVE_TTL_MS,
  maxEntries,
  revisionOf: ({ origin }) => origin.revision,
  outdatedAt: ({ origin }) => Date.parse(origin.asOf) + budgetMs,
});
