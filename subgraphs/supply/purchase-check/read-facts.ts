import type { KeyedAnswer } from '@distribution/model/erp/source-call';
import type { Location } from '@distribution/model/locations/location';
import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import { productIdOf } from '@distribution/model/products/product';
import type { Fact, PurchaseFacts, PurchaseToCheck, SpentBudget } from '@distribution/model/supply/purchase-check';
import { dayInZone, monthStart } from '@distribution/model/time/day-in-zone';
import { instantOf } from '@distribution/model/time/instant';
import { zoneIdSchema } from '@distribution/model/time/zone-id';
import { noteRested } from '@distribution/platform/subgraph/note-served';
import type { Context } from '../context.ts';
import type { AskNow } from './ask-now.ts';
import { factOf } from './fact-of.ts';

type Part = Pick<Context, 'services' | 'scope'>;

/** Who checks rests on what was read, although the answer holds none of it. */
const noteAll = (context: Part, read: readonly ({ readonly id: string } | null | undefined)[]): void => {
  for (const one of read) if (one) noteRested(context, one.id);
};

/** Where there is no site there is no day of its own either. */
const UTC = zoneIdSchema.parse('Etc/UTC');

/** What the site may spend this month and has ordered in it; `null` where nothing is set for it in that currency. */
const readSpent = async (
  { services, scope }: Part,
  { currency, shipToCode }: PurchaseToCheck,
  site: Location | null,
  nowMillis: number,
): Promise<Fact<SpentBudget> | null> => {
  const budget = services.purchasing.budgets.find(
    (each) => each.site === shipToCode && each.money.currency === currency,
  );
  // What the house may spend is no partner's business.
  if (budget === undefined || site === null || scope.customers !== null) return null;
  const from = monthStart(instantOf(nowMillis), site.timeZone);
  const { total, asOf } = await services.readers.supply.sumOrdered(shipToCode, currency, from, scope);
  const { system, freshnessTargetSeconds } = FLOW_CATALOGUE['purchase-orders'];
  if (asOf === null || nowMillis - Date.parse(asOf) > freshnessTargetSeconds * 1_000)
    return { is: 'UNKNOWN', reason: `what was ordered is not known since ${asOf ?? 'ever'}`, system, asOf };
  return { is: 'KNOWN', value: { budget: budget.money, ordered: { amount: total, currency } }, system, asOf };
};

/** Reads what is projected, then asks each system of record once, all at the same time, for what is there. */
export const readFacts = async (
  order: PurchaseToCheck,
  part: Part,
  ask: AskNow,
  nowMillis: number,
): Promise<PurchaseFacts> => {
  const { readers, sources } = part.services;
  const { supply, locations, products: items } = sources;
  const skus = [...new Set(order.lines.map(({ sku }) => sku))];
  const isPartner = part.scope.customers !== null;
  const [suppliers, sites, products, terms] = await Promise.all([
    isPartner ? [] : readers.supply.loadSuppliersByCode([order.supplierCode]),
    readers.locations.loadLocationsByCode([order.shipToCode], part.scope),
    readers.products.loadProductsBySku(skus),
    isPartner ? [] : readers.supply.loadSuppliersOfProducts(skus.map(productIdOf)),
  ]);
  const supplier = suppliers[0] ?? null;
  const site = sites[0] ?? null;
  noteAll(part, [supplier, site, ...products]);
  const known = skus.filter((_, at) => products[at] != null);
  const [toldSupplier, toldSite, toldProducts] = await Promise.all([
    supply && ask(supplier ? [order.supplierCode] : [], (codes, call) => supply.loadSuppliers(codes, call)),
    locations && ask(site ? [order.shipToCode] : [], (codes, call) => locations.loadLocations(codes, call)),
    items && ask(known, (wanted, call) => items.loadProducts(wanted, call)),
  ]);
  const first = <T>(answers: readonly KeyedAnswer<T>[] | null): KeyedAnswer<T> | null => answers?.[0] ?? null;
  const lines = order.lines.map(({ sku }) => {
    const at = skus.indexOf(sku);
    const agreed = terms[at]?.find(({ supplierCode }) => supplierCode === order.supplierCode) ?? null;
    return {
      product: factOf(
        { projected: products[at] ?? null, answer: toldProducts?.[known.indexOf(sku)] ?? null },
        'products',
        nowMillis,
      ),
      terms: factOf({ projected: agreed, answer: null }, 'supplier-products', nowMillis),
    };
  });
  return {
    supplier: factOf({ projected: supplier, answer: first(toldSupplier) }, 'suppliers', nowMillis),
    site: factOf({ projected: site, answer: first(toldSite) }, 'locations', nowMillis),
    lines,
    today: dayInZone(instantOf(nowMillis), site?.timeZone ?? UTC),
    spent: await readSpent(part, order, site, nowMillis),
  };
};
