import type { CanonicalChange } from '@distribution/model/erp/change';
import type { ChangeBatch, DeliveryBatch } from '@distribution/model/operations/sync-store';
import type { Database } from '../sql/database.ts';
import { mapKnownCodes } from '../codes/map-known-codes.ts';
import { independentOf } from './independent-pages.ts';

/** Changes that came together: a page of a poll, or a delivery. */
export type Page = Pick<ChangeBatch, 'changes' | 'untranslatable' | 'correlationId' | 'deliveryId'>;

/** What one transaction takes: one page of a read, or deliveries that touch nothing of each other. */
export interface PagesBatch extends Omit<ChangeBatch, 'changes' | 'untranslatable' | 'deliveryId'> {
  readonly pages: readonly Page[];
}

/** A batch that is one page. */
export const onePageOf = ({ changes, untranslatable, deliveryId, ...batch }: ChangeBatch): PagesBatch => ({
  ...batch,
  pages: [{ changes, untranslatable, deliveryId, correlationId: batch.correlationId }],
});

/** A batch of deliveries that may be taken together. */
export const pagesOf = ({ deliveries, ...batch }: DeliveryBatch): PagesBatch => ({
  ...batch,
  cursor: null,
  confirmedAt: null,
  pages: independentOf(deliveries),
});

/** All changes of the pages, in order. */
export const changesOf = (pages: readonly Page[]): readonly CanonicalChange[] =>
  pages.flatMap(({ changes }) => changes);

/** The pages with their codes as stewards said they are meant; of several that come to touch the same thing so, the first. */
export const mapPages = async (database: Database, pages: readonly Page[]): Promise<readonly Page[]> => {
  const meant = await mapKnownCodes(database, changesOf(pages));
  let from = 0;
  const mapped = pages.map((page) => {
    const changes = meant.slice(from, from + page.changes.length);
    from += page.changes.length;
    return { ...page, changes };
  });
  return independentOf(mapped);
};
