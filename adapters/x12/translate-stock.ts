import {
  type InventoryPosition,
  inventoryPositionIdOf,
  inventoryPositionSchema,
} from '@distribution/model/inventory/position';
import { type Decimal, add, isNegative, subtract, parseDecimal } from '@distribution/model/measure/decimal';
import { productIdOf } from '@distribution/model/products/product';
import { type Segment, element, mustElement } from './segment.ts';
import { TranslationError } from './translation-error.ts';
import {
  type Part,
  type TranslationContext,
  decimalOf,
  loopsOf,
  partyOf,
  siteOf,
  skuOf,
  unitCodeIn,
  unitOf,
} from './translation.ts';

/** Data element 673 as amounts of a position. What is not here (previous, projected, minimum …) is no stock of now. */
const AMOUNTS: Readonly<Record<string, 'onHand' | 'available' | 'held' | 'inTransit' | 'onOrder' | 'backordered'>> = {
  '17': 'onHand',
  '33': 'available',
  QH: 'held',
  '20': 'held',
  IT: 'inTransit',
  '63': 'onOrder',
  BQ: 'backordered',
};
type Amounts = Partial<Record<(typeof AMOUNTS)[string], Decimal>>;
const NONE = parseDecimal('0');

const positionOf = (
  loop: readonly [Segment, ...Segment[]],
  context: TranslationContext,
  n1: Segment | undefined,
): InventoryPosition => {
  const [item, ...rest] = loop;
  const sku = skuOf(context, item, 2);
  const own = partyOf(rest, 'WH', 'SF', 'ST') ?? n1;
  const site = siteOf(context, own, null);
  const amounts: Amounts = {};
  const units = new Set<string>();
  for (const segment of rest.filter(({ name }) => name === 'QTY')) {
    const kind = AMOUNTS[mustElement(segment, 'QTY', 1)];
    if (kind === undefined) continue;
    if (amounts[kind] !== undefined && kind !== 'held') throw new TranslationError(`${kind} of ${sku} is told twice`);
    amounts[kind] = add(amounts[kind] ?? NONE, decimalOf(mustElement(segment, 'QTY', 2)));
    units.add(unitOf(context, unitCodeIn(context, segment, 3)));
  }
  const [unit] = units;
  if (unit === undefined) throw new TranslationError(`nothing is told of the stock of ${sku}`);
  if (units.size > 1) throw new TranslationError(`the stock of ${sku} is told in several units`);
  const held = amounts.held ?? NONE;
  const { available } = amounts;
  const onHand = amounts.onHand ?? (available === undefined ? undefined : add(available, held));
  if (onHand === undefined)
    throw new TranslationError(`neither stock on hand (17) nor available (33) of ${sku} is told`);
  // available = on hand − held − allocated − reserved: what is missing is promised to somebody.
  const allocated = available === undefined ? NONE : subtract(subtract(onHand, held), available);
  if (isNegative(allocated)) throw new TranslationError(`of ${sku} more is available than lies there`);
  return inventoryPositionSchema.parse({
    id: inventoryPositionIdOf(site.legalEntity, sku, site.code),
    sku,
    product: { id: productIdOf(sku) },
    locationCode: site.code,
    location: { id: site.id },
    legalEntity: site.legalEntity,
    regionCode: site.regionCode,
    unit,
    onHand,
    held,
    allocated,
    reserved: NONE,
    inTransit: amounts.inTransit ?? NONE,
    onOrder: amounts.onOrder ?? NONE,
    backordered: amounts.backordered ?? NONE,
    lots: [],
    origin: context.origin,
  });
};

/** An 846: stock in a warehouse, one position per item. An item that makes no sense does not spoil the others. */
export const translateStock = (segments: readonly Segment[], context: TranslationContext): readonly Part[] => {
  const { heading, loops } = loopsOf(segments, 'LIN');
  const n1 = partyOf(heading, 'WH', 'SF', 'ST');
  return loops.map((loop, index) => ({
    name: element(loop[0], 1) ?? String(index + 1),
    changes: () => [{ of: 'INVENTORY_POSITION', operation: 'UPSERT', record: positionOf(loop, context, n1) }],
  }));
};
