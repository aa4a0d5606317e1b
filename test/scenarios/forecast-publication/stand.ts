import type { CanonicalChange } from '@distribution/model/erp/change';
import { forecastVersionCodeSchema, type ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { PublicationPolicy } from '@distribution/model/forecasts/publication';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { instantOf } from '@distribution/model/time/instant';
import { DEFAULT_POLICY } from '@distribution/model/decision/policy';
import { systemClock } from '@distribution/platform/clock/clock';
import { openDecisions } from '@distribution/processes/open-decisions';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import type { PublicationTools } from '@distribution/sync/publication/publish-forecast';
import { applyChanges, declareFlows } from '../../kit/apply-changes.ts';
import * as sample from '../../kit/sample-records.ts';

const DAY_MS = 86_400_000;
/** The Monday of this week, as the first day of every plan. */
export const MONDAY = new Date(Math.floor((Date.now() / DAY_MS + 3) / 7) * 7 * DAY_MS - 3 * DAY_MS)
  .toISOString()
  .slice(0, 10);
export const weekOf = (week: number): string =>
  new Date(Date.parse(MONDAY) + week * 7 * DAY_MS).toISOString().slice(0, 10);
export const NOW = new Date().toISOString();

export const POLICY: PublicationPolicy = {
  horizonDays: 28,
  outlierFactor: parseDecimal('10'),
  refusalPercent: parseDecimal('50'),
  spikePercent: parseDecimal('30'),
  influencePercent: parseDecimal('10'),
  influenceHours: 24,
  promotionWords: ['promo'],
};
export const EXCEPTIONS = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  masterConfirmationMinutes: 15,
  expiryDays: 30,
  dampingMinutes: 15,
  trackingSignal: parseDecimal('4'),
};

export const version = (code: string): ForecastVersionCode => forecastVersionCodeSchema.parse(code);
export const decisions = openDecisions(
  DEFAULT_POLICY,
  async () => 'a secret of at least thirty-two characters',
  systemClock,
);

/** A plan: so many per week of each product at each location, for 12 weeks; `null` is left out. */
export type Plan = Readonly<Record<string, number | readonly string[]>>;

/** Tells of a version and all its series. Keys are `SKU@SITE`. */
export const tellVersion = async (
  store: Store,
  code: string,
  revision: number,
  plan: Plan,
  more: Readonly<Record<string, object>> = {},
): Promise<void> => {
  const of = (changes: object = {}) => ({ revision, asOf: NOW, more: { startsOn: MONDAY, ...changes } });
  const series = Object.entries(plan).map(([key, weekly]): CanonicalChange => {
    const [sku = '', site = ''] = key.split('@');
    const quantities = typeof weekly === 'number' ? Array.from({ length: 12 }, () => String(weekly)) : weekly;
    return sample.forecastSeries(code, sku, site, quantities, of(more[key]));
  });
  const told = {
    revision,
    asOf: NOW,
    more: { publishedAt: new Date(Date.now() - 1_000).toISOString(), horizonStart: MONDAY },
  };
  await applyChanges(store.sync, 'forecasts', [
    sample.forecastVersion(code, 'PUBLISHED', series.length, told),
    ...series,
  ]);
};

/** Masters, parameters (reorder point 100, maximum 300, lead time a week) and stock for products A to D at two sites. */
export const openMasters = async (databaseUrl: string): Promise<Store> => {
  const store = await openStore({ databaseUrl });
  await declareFlows(store.sync, NOW);
  const told = { asOf: NOW };
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE', told), sample.location('DC2', 'NW', told)]);
  const skus = ['A', 'B', 'C', 'D'];
  await applyChanges(
    store.sync,
    'products',
    skus.map((sku) => sample.product(sku, told)),
  );
  await applyChanges(store.sync, 'suppliers', [sample.supplier('S1', told)]);
  await applyChanges(
    store.sync,
    'supplier-products',
    skus.map((sku) => sample.supplierProduct(sku, 'S1', true, told)),
  );
  const parameters = { ...told, more: { reorderPoint: '100', maximumStock: '300' } };
  for (const [site, region] of [
    ['DC1', 'SE'],
    ['DC2', 'NW'],
  ] as const) {
    await applyChanges(
      store.sync,
      'planning-parameters',
      skus.map((sku) => sample.planning(sku, site, '10', parameters)),
    );
    await applyChanges(
      store.sync,
      'inventory',
      skus.map((sku) => sample.position(sku, site, region, '120', told)),
    );
  }
  return store;
};

/** An ERP that takes each key once and remembers what it was told. */
export const createErp = () => {
  const taken = new Map<string, { readonly content: unknown; readonly approvedBy: string }>();
  let calls = 0;
  const route: NonNullable<PublicationTools['route']> = {
    signer: decisions,
    submit: async ({ impactId, action }, approval) => {
      calls += 1;
      const given = await decisions.verifyApproval(action, approval);
      if (given === null) throw new Error('no approval of this');
      if (!taken.has(impactId)) taken.set(impactId, { content: action.content, approvedBy: given.approvedBy });
      return `outbound-${impactId}`;
    },
  };
  return { route, taken, calls: () => calls };
};

export const toolsOf = (store: Store, route: PublicationTools['route']): PublicationTools => ({
  store: store.publications,
  policy: POLICY,
  decisions,
  route,
  exceptions: store.exceptionJudge,
  exceptionPolicy: EXCEPTIONS,
  now: () => instantOf(Date.now()),
});
