import { type InventoryPosition, originOfFigure, oldestFigureOf } from '@distribution/model/inventory/position';
import type { PlannedPosition } from '@distribution/model/inventory/ports';
import type { Origin } from '@distribution/model/origin';
import { oldestOf } from '@distribution/platform/subgraph/freshness/evidence';
import type { RecordFreshness } from '@distribution/platform/subgraph/freshness/record-freshness';
import { objectiveMsOf } from '../record-evidence.ts';
import type { Context } from './context.ts';

/** What available is computed from (availableOf). */
const ofAvailable = (position: InventoryPosition): Origin =>
  oldestOf(
    originOfFigure(position, 'onHand'),
    originOfFigure(position, 'held'),
    originOfFigure(position, 'allocated'),
    originOfFigure(position, 'reserved'),
  );

const oldestInput = ({ position, parameters }: PlannedPosition, field: string): Origin | null => {
  switch (field) {
    case 'onHand':
    case 'held':
    case 'allocated':
    case 'reserved':
    case 'inTransit':
    case 'onOrder':
    case 'backordered':
      return originOfFigure(position, field);
    case 'available':
      return ofAvailable(position);
    case 'belowSafetyStock':
      return parameters === null ? ofAvailable(position) : oldestOf(ofAvailable(position), parameters.origin);
    case 'safetyStock':
    case 'reorderPoint':
    case 'maximumStock':
    case 'serviceLevel':
      return parameters?.origin ?? null;
    default:
      return oldestFigureOf(position);
  }
};

/** Stock is asked of its system of record; what planning set comes with its flow alone. */
export const positionFreshness: RecordFreshness<PlannedPosition, Context> = {
  oldestInput,
  fallbackAfterMs: ({ parameters }, evidence) =>
    objectiveMsOf(evidence === parameters?.origin ? 'planning-parameters' : 'inventory'),
  isRefreshed: ({ parameters }, evidence) => evidence !== parameters?.origin,
  refresh: (position, { loaders }) => loaders.refreshed.load(position),
};
