import type { EntityKind } from '@distribution/model/entity-id';
import type { Origin } from '@distribution/model/origin';
import type { CacheDomain } from '@distribution/platform/cache/cache-domain';

/** How long "there is no such record" is believed: a new one shows up within seconds even if its news is lost. */
const NEGATIVE_TTL_MS = 5_000;
/** How many times its budget a record is kept for the case that nothing can be read. */
const KEPT_BUDGETS = 10;
const MAX_ENTRIES = 20_000;

/**
 * How master data of one kind is cached: fresh for its budget (or until its news invalidates it under the kind's name),
 * then served while one refresh runs. Records are cached as they are, never as one caller sees them. Orders and stock
 * are not cached: who reads one after its event must not see it as it was before.
 */
export const recordDomain = <T extends { readonly origin: Origin }>(
  kind: EntityKind,
  budgetMs: number,
): CacheDomain<T> => ({
  name: kind,
  ttlMs: budgetMs,
  staleMs: budgetMs * KEPT_BUDGETS,
  negativeTtlMs: NEGATIVE_TTL_MS,
  maxEntries: MAX_ENTRIES,
  revisionOf: ({ origin }) => origin.revision,
});
