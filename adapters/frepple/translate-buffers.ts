import { type PlanningParameters, planningParametersSchema } from '@distribution/model/inventory/planning-parameters';
import { stockAssumptionSchema } from '@distribution/model/inventory/stock-assumption';
import { type Decimal, ZERO } from '@distribution/model/measure/decimal';
import { epochMicrosOfLocal } from '@distribution/model/time/local-date-time';
import type { Instant } from '@distribution/model/time/instant';
import type { TellBuffer } from './buffer-changes.ts';
import type { SourceParts } from './source-parts.ts';
import { TranslationError, unitOf } from './translation.ts';
import type { BufferWire } from './wire.ts';

const isNamed = (name: string | null | undefined): boolean => name != null && name !== '';
/** A maximum of 0, frePPLe's default, is none. */
const maximumOf = (maximum: Decimal | null): Decimal | null => (maximum === ZERO ? null : maximum);

/**
 * What planning set for an item at a location: the buffer's minimum is its safety stock. Its calendars, which change
 * both from day to day, are not read: a buffer that has one is refused rather than told with a number that does not hold.
 */
export const translateBuffer = (
  buffer: BufferWire,
  uom: string | null,
  parts: SourceParts,
  asOf: Instant,
): PlanningParameters => {
  const { item, location, minimum, maximum, lastmodified } = buffer;
  if (isNamed(buffer.batch)) throw new TranslationError(`it is of the batch "${buffer.batch}" only`);
  for (const calendar of [buffer.minimum_calendar, buffer.maximum_calendar])
    if (isNamed(calendar))
      throw new TranslationError(`its stock follows the calendar "${calendar}", which is not read`);
  const { system, timeZone } = parts.config;
  return planningParametersSchema.parse({
    sku: item,
    locationCode: location,
    unit: unitOf(parts, item, uom),
    safetyStock: minimum ?? ZERO,
    reorderPoint: null,
    maximumStock: maximumOf(maximum),
    serviceLevel: null,
    reviewPeriodDays: null,
    origin: { system, asOf, revision: epochMicrosOfLocal(lastmodified, timeZone) },
  });
};

/** A buffer as planning parameters. */
export const tellParameters =
  (parts: SourceParts): TellBuffer =>
  (buffer, uom, asOf) => ({
    of: 'PLANNING_PARAMETERS',
    operation: 'UPSERT',
    record: translateBuffer(buffer, uom, parts, asOf),
  });

/**
 * A buffer as the stock that planning reckons with. frePPLe does not say when its on hand was taken; the buffer's last
 * change is the latest it can have been. A buffer without on hand says nothing, one of a batch is a part of a stock.
 */
export const tellStock =
  (parts: SourceParts): TellBuffer =>
  ({ item, location, batch, onhand, lastmodified }, uom, asOf) => {
    if (onhand == null || isNamed(batch)) return null;
    const { system, timeZone } = parts.config;
    const revision = epochMicrosOfLocal(lastmodified, timeZone);
    const record = stockAssumptionSchema.parse({
      sku: item,
      locationCode: location,
      onHand: onhand,
      unit: unitOf(parts, item, uom),
      takenAt: new Date(Math.floor(revision / 1000)).toISOString(),
      origin: { system, asOf, revision },
    });
    return { of: 'STOCK_ASSUMPTION', operation: 'UPSERT', record };
  };
