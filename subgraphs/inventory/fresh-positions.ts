import {
  type InventoryPosition,
  type InventoryPositionId,
  oldestFigureOf,
} from '@distribution/model/inventory/position';
import type { InventoryReader, InventorySource, PlannedPosition } from '@distribution/model/inventory/ports';
import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import { add } from '@distribution/model/measure/decimal';
import { type Instant, instantOf, latest } from '@distribution/model/time/instant';
import { maySee } from '@distribution/platform/principal/principal';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import { type FreshRecords, readFresh, refreshAll } from '../fresh-records.ts';
import { scopeOf } from '../scope.ts';
import type { ServicesOf } from '../services.ts';
import { ownerOf } from './owner.ts';

/**
 * Asks the system of record and brings its balances up to the movements we know: its on hand has every movement
 * up to its `asOf`; those that happened later are added, in one read of the ledger. Planning parameters stay as they are.
 * What comes of it is as of when it was asked: a balance in which nothing has been booked for days is no older for it.
 */
const readSource = async (
  stale: readonly PlannedPosition[],
  source: InventorySource,
  reader: InventoryReader,
  call: SourceCall,
  askedAt: Instant,
): Promise<readonly KeyedAnswer<PlannedPosition>[]> => {
  const answers = await source.loadPositions(
    stale.map(({ position }) => position),
    call,
  );
  const found = answers.flatMap((answer) => (answer.ok && answer.value !== null ? [answer.value] : []));
  const later = await reader.sumMovements(
    found.map(({ sku, locationCode, origin }) => ({ sku, locationCode, after: origin.asOf, upTo: null })),
  );
  const laterOf = new Map(found.map((position, at) => [position, later[at]]));
  return answers.map((answer, at) => {
    if (!answer.ok || answer.value === null) return answer as KeyedAnswer<never>; // says nothing of a position
    const moved = laterOf.get(answer.value);
    const { onHand, origin } = answer.value;
    const position: InventoryPosition = {
      ...answer.value,
      onHand: moved === undefined ? onHand : add(onHand, moved),
      origin: { ...origin, asOf: latest(origin.asOf, askedAt) },
    };
    return { ok: true, value: { position, parameters: stale[at]?.parameters ?? null } };
  });
};

/** Builds the batch reads of positions: the projection within its budget, else the system of record; and that at once. */
export const createFreshPositions = (services: ServicesOf<'inventory'>, request: SubgraphRequest) => {
  const reader = services.readers.inventory;
  const source = services.sources.inventory;
  const scope = scopeOf(request.principal);
  const records: FreshRecords<InventoryPositionId, PlannedPosition> = {
    operation: 'inventory',
    budgetMs: services.freshnessBudgetsMs.inventory,
    limitMs: services.freshnessLimitsMs?.inventory,
    readProjection: (keys) => reader.loadPositions(keys, scope),
    originOf: ({ position }) => oldestFigureOf(position),
    readSource: source && ((stale, call) => readSource(stale, source, reader, call, instantOf(services.clock.now()))),
    maySee: ({ position }) => maySee(request.principal, ownerOf(position)),
  };
  return {
    load: (ids: readonly InventoryPositionId[]) => readFresh(ids, records, request, services),
    refresh: (known: readonly PlannedPosition[]) => refreshAll(known, records, request, services),
  };
};
