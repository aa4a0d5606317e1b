import type { CanonicalChange } from '@distribution/model/erp/change';
import type { ChangeBatch, DeliveryBatch } from '@distribution/model/operations/sync-store';
import type { Database } from '../sql/database.ts';
import { mapKnownCodes } from '../codes/map-known-codes.ts';
import type { PositionRow } from '../read/position-row.ts';
import { independentOf, movedPosition } from './independent-pages.ts';
import { keyTextOf } from './natural-key.ts';
import { loadTouched } from './touched-positions.ts';

/** Changes that came together: a page of a poll, or a delivery. */
export type Page = Pick<ChangeBatch, 'changes' | 'untranslatable' | 'correlationId' | 'deliveryId'>;

/** What one transaction is offered: one page of a read, or deliveries that it takes as many of as it may. */
export interface PagesBatch extends Omit<ChangeBatch, 'changes' | 'untranslatable' | 'deliveryId'> {
  readonly pages: readonly Page[];
}

/** A batch that is one page. */
export const onePageOf = ({ changes, untranslatable, deliveryId, ...batch }: ChangeBatch): PagesBatch => ({
  ...batch,
  pages: [{ changes, untranslatable, deliveryId, correlationId: batch.correlationId }],
});

/** A batch of deliveries, of which as many are taken as may be taken together. */
export const pagesOf = ({ deliveries, ...batch }: DeliveryBatch): PagesBatch => ({
  ...batch,
  cursor: null,
  confirmedAt: null,
  pages: deliveries,
});

/** All changes of the pages, in order. */
export const changesOf = (pages: readonly Page[]): readonly CanonicalChange[] =>
  pages.flatMap(({ changes }) => changes);

/** Pages that one transaction takes. */
export interface MappedPages {
  readonly pages: readonly Page[];
  /** Positions at which several of the pages move goods, as they were before. */
  readonly before: ReadonlyMap<string, PositionRow>;
}

/** Positions as they are, where several of the pages move goods. */
const loadShared = async (database: Database, pages: readonly Page[]): Promise<MappedPages['before']> => {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { changes } of pages) {
    const moved = new Set(changes.flatMap((change) => movedPosition(change) ?? []));
    for (const position of moved) (seen.has(position) ? shared : seen).add(position);
  }
  const rows = shared.size === 0 ? [] : await loadTouched(database, shared);
  return new Map(rows.map((row) => [keyTextOf([row.sku, row.location_code]), row]));
};

/**
 * The pages with their codes as stewards said they are meant; of several that touch the same thing so, the first. What is
 * left out counts by its meaning, too: nothing that came later may pass it.
 */
export const mapPages = async (database: Database, pages: readonly Page[]): Promise<MappedPages> => {
  const meant = await mapKnownCodes(database, changesOf(pages));
  let from = 0;
  const mapped = pages.map((page) => {
    const changes = meant.slice(from, from + page.changes.length);
    from += page.changes.length;
    return { ...page, changes };
  });
  const before = mapped.length < 2 ? new Map<string, PositionRow>() : await loadShared(database, mapped);
  return { pages: independentOf(mapped, (position) => before.has(position)), before };
};
