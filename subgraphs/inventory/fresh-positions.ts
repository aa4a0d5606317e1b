import type { InventoryPosition, InventoryPositionId } from '@distribution/model/inventory/position';
import type { InventoryReader, InventorySource, PlannedPosition } from '@distribution/model/inventory/ports';
import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import { add } from '@distribution/model/measure/decimal';
import { maySee } from '@distribution/platform/principal/principal';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import { readFresh } from '../fresh-records.ts';
import { scopeOf } from '../scope.ts';
import type { ServicesOf } from '../services.ts';
import { ownerOf } from './owner.ts';

/**
 * Asks the system of record and brings its balances up to the movements we know: its on hand has every movement
 * up to its `asOf`; those that happened later are added, in one read of the ledger. Planning parameters stay as they are.
 */
const readSource = async (
  stale: readonly PlannedPosition[],
  source: InventorySource,
  reader: InventoryReader,
  call: SourceCall,
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
    const position: InventoryPosition =
      moved === undefined ? answer.value : { ...answer.value, onHand: add(answer.value.onHand, moved) };
    return { ok: true, value: { position, parameters: stale[at]?.parameters ?? null } };
  });
};

/** Builds the batch read of single positions: the projection within its budget, else the system of record. */
export const createFreshPositions = (services: ServicesOf<'inventory'>, request: SubgraphRequest) => {
  const reader = services.readers.inventory;
  const source = services.sources.inventory;
  const scope = scopeOf(request.principal);
  return (ids: readonly InventoryPositionId[]): Promise<readonly (PlannedPosition | null | Error)[]> =>
    readFresh(
      ids,
      {
        operation: 'inventory',
        budgetMs: services.freshnessBudgetsMs.inventory,
        limitMs: services.freshnessLimitsMs?.inventory,
        readProjection: (keys) => reader.loadPositions(keys, scope),
        originOf: ({ position }) => position.origin,
        readSource: source && ((stale, call) => readSource(stale, source, reader, call)),
        maySee: ({ position }) => maySee(request.principal, ownerOf(position)),
      },
      request,
      services,
    );
};
