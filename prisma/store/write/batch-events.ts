import type { ChangeBatch } from '@distribution/model/operations/sync-store';
import { type NewEvent, NOBODY } from '../log/append-events.ts';
import { type BatchState, markStale } from './batch-state.ts';
import { correlateEvents } from './correlate-events.ts';

/** Ids in one invalidation: a page of changes stays a handful of events. */
const IDS_PER_INVALIDATION = 1000;

const positionEvents = (state: BatchState): readonly NewEvent[] =>
  state.positions.map(({ planned, correlationId }) => ({
    topic: 'inventory.positions',
    key: planned.position.id,
    owner: { region: planned.position.regionCode, legalEntity: planned.position.legalEntity, customer: null },
    occurredAt: planned.position.origin.asOf,
    payload: planned,
    ...(correlationId === undefined ? {} : { correlationId }),
  }));

/**
 * What caches must forget. Kinds are entities (`Product`, `InventoryPosition`) and lists hanging from one
 * (`Product.inventory`: ids of the products whose list changed). During a first load one event per kind says "all".
 */
const invalidations = (state: BatchState): readonly NewEvent[] =>
  [...state.stale].flatMap(([kind, known]) => {
    const stale = [...known].filter(([id]) => id !== '');
    if (stale.length === 0) return [];
    const parts = state.isFirstLoad
      ? [[]]
      : Array.from({ length: Math.ceil(stale.length / IDS_PER_INVALIDATION) }, (_, index) =>
          stale.slice(index * IDS_PER_INVALIDATION, (index + 1) * IDS_PER_INVALIDATION),
        );
    return parts.map((part) => ({
      topic: 'cache.invalidations' as const,
      key: kind,
      owner: NOBODY,
      occurredAt: state.now,
      payload: {
        kind,
        ids: part.map(([id]) => id),
        ...(part.some(([, revision]) => revision >= 0) ? { revisions: part.map(([, revision]) => revision) } : {}),
      },
    }));
  });

/** Everything the batch has to tell, in the order in which it should be heard. */
export const eventsOfBatch = (
  state: BatchState,
  batch: Pick<ChangeBatch, 'flow' | 'confirmedAt'>,
): readonly NewEvent[] => {
  markStale(
    state,
    'InventoryPosition',
    state.positions.map(({ planned: { position } }) => position.id),
  );
  markStale(
    state,
    'Product.inventory',
    state.positions.map(({ planned: { position } }) => position.product.id),
  );
  markStale(
    state,
    'Location.inventory',
    state.positions.map(({ planned: { position } }) => position.location.id),
  );
  markStale(
    state,
    'InventoryException',
    [...state.opened, ...state.closed].map(({ id }) => id),
  );
  const told = correlateEvents(state, [...positionEvents(state), ...state.events]);
  return [
    ...invalidations(state),
    ...(state.isFirstLoad ? told.filter(({ topic }) => topic === 'inventory.exceptions') : told),
    ...(batch.confirmedAt === null
      ? []
      : [
          {
            topic: 'sync.flows' as const,
            key: batch.flow,
            owner: NOBODY,
            occurredAt: batch.confirmedAt,
            payload: { flow: batch.flow, confirmedAt: batch.confirmedAt },
          },
        ]),
  ];
};
