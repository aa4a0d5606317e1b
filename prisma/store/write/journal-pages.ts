import type { CanonicalChange, Upsert } from '@distribution/model/erp/change';
import type { NewJournalPage } from '../journal/append-journal.ts';
import type { BatchState } from './batch-state.ts';
import type { Page } from './pages.ts';

/**
 * The pages of which something was taken so far. A removal of what is not here (yet) changes no row and is remembered all
 * the same.
 */
export const tellingPages = (
  { pageOf, taken }: Pick<BatchState, 'pageOf' | 'taken'>,
  own: readonly CanonicalChange[],
): ReadonlySet<Page> => {
  const removals = own.filter(({ operation }) => operation === 'DELETE');
  return new Set([...taken, ...removals].flatMap((change) => pageOf.get(change) ?? []));
};

/** What the journal is told of a batch. */
export interface TakenChanges {
  readonly telling: ReadonlySet<Page>;
  /** The owners' words, as they were taken: with what codes meant then. */
  readonly own: readonly CanonicalChange[];
  /** Records in which field owners were heard anew. */
  readonly heard: readonly Upsert[];
  readonly restates: boolean;
}

/** Of each page, in order, all that owners said in it, and after it the records in which it had field owners heard. */
export const journalPagesOf = (
  { pageOf, refused }: Pick<BatchState, 'pageOf' | 'refused'>,
  pages: readonly Page[],
  { telling, own, heard, restates }: TakenChanges,
): readonly NewJournalPage[] => {
  // Told again in a replay, the second of two series of one key would be taken for the first.
  const left = new Set<CanonicalChange>(
    refused.flatMap(({ change, code }) =>
      change.of === 'FORECAST_SERIES' && code === 'IDEMPOTENCY_CONFLICT' ? [change] : [],
    ),
  );
  return pages.flatMap((page) => {
    const { correlationId, deliveryId } = page;
    const isOfPage = (change: CanonicalChange): boolean => pageOf.get(change) === page;
    const words = heard.filter(isOfPage);
    return [
      ...(telling.has(page)
        ? [
            {
              correlationId,
              deliveryId,
              changes: own.filter((change) => isOfPage(change) && !left.has(change)),
              restates,
            },
          ]
        : []),
      ...(words.length > 0 ? [{ correlationId, deliveryId, changes: words, restates: true }] : []),
    ];
  });
};
