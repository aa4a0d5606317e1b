import type { CanonicalChange } from '@distribution/model/erp/change';
import type { ParsedDelivery } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import * as sample from '@distribution/test/kit/sample-records';
import fc from 'fast-check';

const { at } = sample;
/** PostgreSQL takes no text with this character: whatever holds it is refused by the store and by nobody before it. */
const POISON = 'a\u0000b';
const SKUS = ['A', 'B', 'OLD-A', 'NOBODYS'];
const SITES = ['DC1', 'DC2'];

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const sku = pick(...SKUS);
const site = pick(...SITES);
const revision = fc.integer({ min: 1, max: 4 });
const text = fc.oneof({ weight: 9, arbitrary: pick('one', 'two') }, { weight: 1, arbitrary: fc.constant(POISON) });

const movement = fc
  .record({
    number: fc.integer({ min: 1, max: 6 }),
    sku,
    site,
    quantity: pick('-5', '5', '-1', '0.5'),
    day: pick(1, 3, 3, 3), // of the first, what is booked knows already
    minute: pick(1, 2),
    order: pick(null, 'SO-1'),
    text,
  })
  .map((one): CanonicalChange => {
    const moved = sample.movement(`M-${one.number}`, one.sku, one.site, one.quantity, at(one.day, one.minute));
    return sample.upsert('INVENTORY_MOVEMENT', {
      ...moved.record,
      kind: one.order === null ? 'ADJUSTMENT' : 'ISSUE',
      documentNumber: one.order,
      reason: one.text,
    });
  });

const position = fc
  .record({
    sku,
    site,
    onHand: pick('0', '5', '12'),
    revision,
    system: pick('erp', 'erp', 'wms'),
    removed: pick(false, false, true),
  })
  .map((one) =>
    one.removed
      ? sample.removal('INVENTORY_POSITION', [one.sku, one.site], one.revision, at(2, one.revision), one.system)
      : sample.position(one.sku, one.site, 'SE', one.onHand, {
          revision: one.revision,
          asOf: at(2, one.revision),
          more: { origin: { system: one.system, revision: one.revision, asOf: at(2, one.revision) } },
        }),
  );

const product = fc
  .record({
    sku: pick('A', 'B', 'C'),
    name: text,
    description: pick(null, 'good', 'better'),
    revision,
    system: pick('erp', 'wms', 'crm'),
  })
  .map((one) =>
    sample.product(one.sku, {
      more: {
        name: one.name,
        description: one.description,
        origin: { system: one.system, revision: one.revision, asOf: at(2) },
      },
    }),
  );

const place = fc
  .record({ code: pick('DC1', 'DC2', 'DC3'), parent: pick(null, 'DC1', 'DC2', 'DC3'), revision })
  .map((one) => {
    const parent = one.parent === null ? null : sample.location(one.parent, 'SE').record;
    return sample.location(one.code, 'SE', {
      revision: one.revision,
      more: { parent: parent !== null && 'id' in parent ? { id: parent.id } : null },
    });
  });

const purchase = fc
  .record({
    number: pick('P1', 'P2'),
    supplier: pick('V1', 'V1', 'NOBODY'),
    sku: pick('A', 'B', 'OLD-A'),
    status: pick('SENT', 'ACKNOWLEDGED', 'CLOSED'),
    revision,
  })
  .map((one) =>
    sample.purchaseOrder(
      one.number,
      { supplier: one.supplier, to: 'DC1', region: 'SE', lines: { [one.sku]: at(9) } },
      { revision: one.revision, more: { status: one.status } },
    ),
  );

const forecast = fc.oneof(
  fc
    .record({
      code: pick('V-1', 'V-2'),
      status: pick('LOADING' as const, 'PUBLISHED' as const, 'WITHDRAWN' as const),
      count: pick(1, 2),
    })
    .map((one) => sample.forecastVersion(one.code, one.status, one.count)),
  fc
    .record({ code: pick('V-1', 'V-2'), sku, site, value: pick('1', '2') })
    .map((one) => sample.forecastSeries(one.code, one.sku, one.site, [one.value, '2'])),
);

const CHANGES: Readonly<Partial<Record<FlowName, fc.Arbitrary<CanonicalChange>>>> = {
  movements: movement,
  inventory: position,
  products: product,
  locations: place,
  'purchase-orders': purchase,
  forecasts: forecast,
};

/** Flows that deliveries are made for. */
export const DELIVERED_FLOWS = Object.keys(CHANGES) as readonly FlowName[]; // of the record above

/** The content of a delivery; `null` is one that nobody can read. */
export type AnyContent = ParsedDelivery['content'] | null;

/** Deliveries of a flow as they may come: of few things, repeated, contradicting, unreadable, poisoned, empty. */
export const anyDeliveries = (flow: FlowName): fc.Arbitrary<readonly AnyContent[]> => {
  const one = CHANGES[flow];
  if (one === undefined) throw new Error(`no deliveries are made for ${flow}`);
  const untranslatable = fc.record({
    key: pick('k1', 'k2'),
    reason: fc.constant('not understood'),
    payload: pick('{}', '[]'),
  });
  const page = fc.record({
    changes: fc.array(one, { maxLength: 3 }),
    untranslatable: fc.array(untranslatable, { maxLength: 1 }),
  });
  const content = fc.oneof(
    { weight: 14, arbitrary: page.map((it): AnyContent => ({ kind: 'CHANGES', page: it })) },
    { weight: 1, arbitrary: fc.constant<AnyContent>({ kind: 'POLL_HINT' }) },
    { weight: 1, arbitrary: fc.constant<AnyContent>(null) },
  );
  return fc.array(content, { minLength: 2, maxLength: 14 });
};
