import {
  type BusinessExceptionKind,
  BUSINESS_EXCEPTION_KINDS,
  DECLARED_ROLES,
} from '@distribution/model/operations/business-exception';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { parseInstant } from '@distribution/model/time/instant';
import { openStore, type Store } from '@distribution/prisma/store/open-store';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { openTestDatabase, type TestDatabase } from '@distribution/test/kit/open-test-database';
import * as sample from '@distribution/test/kit/sample-records';
import { openGraphs } from '@distribution/test/kit/subgraphs/open-graphs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const NOW = sample.at(4);
const policy = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  masterConfirmationMinutes: 15,
  expiryDays: 30,
  dampingMinutes: 15,
  trackingSignal: parseDecimal('4'),
};

let testDatabase: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  store = await openStore({ databaseUrl: testDatabase.url });
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store });
  await declareFlows(store.sync, sample.at(1));
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NW')]);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  await applyChanges(store.sync, 'suppliers', [sample.supplier('S1')]);
  const order = (number: string, to: string, region: string) =>
    sample.purchaseOrder(number, { supplier: 'S1', to, region, lines: { A: sample.at(9) } });
  await applyChanges(store.sync, 'purchase-orders', [order('P1', 'DC1', 'SE'), order('P2', 'DC2', 'NW')]);
  await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '-1')]);
  for (const kind of BUSINESS_EXCEPTION_KINDS) await store.exceptionJudge.judge(kind, policy, parseInstant(NOW));
});
beforeEach(() => {
  graphs.time.now = Date.parse(NOW);
});
afterAll(async () => {
  await store.close();
  await testDatabase.close();
});

const buyer = { kind: 'USER', subject: 'bea', roles: ['procurement'] } as const;
const southernBuyer = { ...buyer, subject: 'sam', regions: ['SE'] } as const;
const operator = { kind: 'USER', subject: 'olga', roles: ['operator'] } as const;

/** As much of the answers as these tests look into. */
interface Answer {
  readonly exceptions: {
    readonly nodes: readonly { readonly id: string; readonly kind: BusinessExceptionKind; readonly version: number }[];
  };
  readonly exceptionClusters: readonly { readonly ages: unknown }[];
  readonly claimException: { readonly exception: unknown };
  readonly [field: string]: unknown;
}
const ask = async (query: string, variables: Readonly<Record<string, unknown>>, principal: object): Promise<Answer> => {
  const { data, errors } = await graphs.ask('operations', query, variables, principal);
  expect(errors).toBeUndefined();
  return data as Answer; // an answer without errors has what was asked for
};

const LIST = `query ($filter: BusinessExceptionFilter) { exceptions(filter: $filter, first: 50) {
  nodes { id kind severity state role subject message regionCode locationCode location { id } supplier { id }
    value { amount currency } daysToImpact assignee snoozedUntil reason timesOpened version openedAt } eventCursor } }`;
const kindsFor = async (principal: object, filter: object | null = null): Promise<readonly BusinessExceptionKind[]> =>
  (await ask(LIST, { filter }, principal)).exceptions.nodes.map(({ kind }) => kind);
const orderOf = async (region: string) => {
  const filter = { kinds: ['ACK_OVERDUE'], regions: [region] };
  const [order] = (await ask(LIST, { filter }, operator)).exceptions.nodes;
  if (!order) throw new Error(`no order of ${region} is overdue`);
  return order;
};

describe('a queue', () => {
  it('has what is of its role, in the regions of the caller, with what it is about', async () => {
    expect(await kindsFor(buyer)).toEqual(['ACK_OVERDUE', 'ACK_OVERDUE']);
    expect(await kindsFor(southernBuyer)).toEqual(['ACK_OVERDUE']);
    expect(await kindsFor({ ...buyer, roles: ['warehouse-supervisor'] })).toEqual(['NEGATIVE_STOCK']);
    expect(await kindsFor({ ...buyer, roles: [] })).toEqual([]);
    expect(await kindsFor({ ...buyer, customers: ['C1'] })).toEqual([]);
    expect(new Set(await kindsFor(operator))).toEqual(new Set(['ACK_OVERDUE', 'NEGATIVE_STOCK', 'FRESHNESS_BREACH']));
    expect(await orderOf('SE')).toMatchObject({
      severity: 'MEDIUM',
      state: 'OPEN',
      subject: 'purchase order P1',
      message: 'S1 has not answered purchase order P1 within 48 hours.',
      locationCode: 'DC1',
      value: { amount: '10', currency: 'EUR' },
      daysToImpact: 5,
      version: 1,
      openedAt: NOW,
    });
  });

  it('is filtered by severity, age and site, and refuses what is no value', async () => {
    expect(await kindsFor(operator, { severityAtLeast: 'HIGH', locationCodes: ['DC1'] })).toEqual(['NEGATIVE_STOCK']);
    graphs.time.now = Date.parse(sample.at(4, 90));
    expect(await kindsFor(buyer, { ages: ['UNDER_1_HOUR'] })).toEqual([]);
    expect(await kindsFor(southernBuyer, { ages: ['UNDER_1_DAY', 'FROM_7_DAYS'] })).toEqual(['ACK_OVERDUE']);
    const { errors } = await graphs.ask('operations', LIST, { filter: { skus: [''] } }, buyer);
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_ARGUMENT' } }]);
  });

  it('gathers by supplier with the share of each, within what the caller may see', async () => {
    const query = '{ exceptionClusters(by: REGION) { key count share critical ages { age count } } }';
    const { exceptionClusters } = await ask(query, {}, buyer);
    expect(exceptionClusters).toMatchObject([
      { key: 'NW', count: 1, share: '0.5', critical: 0 },
      { key: 'SE', count: 1, share: '0.5', critical: 0 },
    ]);
    expect(exceptionClusters[0]?.ages).toContainEqual({ age: 'UNDER_1_HOUR', count: 1 });
    const bySupplier = '{ exceptionClusters(by: SUPPLIER) { key count share } }';
    expect((await ask(bySupplier, {}, southernBuyer)).exceptionClusters).toEqual([{ key: 'S1', count: 1, share: '1' }]);
  });
});

describe('somebody of the role', () => {
  const CLAIM = `mutation ($input: ClaimExceptionInput!) { claimException(input: $input) {
    exception { id state assignee version } userErrors { code path retryable } } }`;
  const SNOOZE = `mutation ($input: SnoozeExceptionInput!) { snoozeException(input: $input) {
    exception { state snoozedUntil reason version } userErrors { code path } } }`;
  const RESOLVE = `mutation ($input: ResolveExceptionInput!) { resolveException(input: $input) {
    exception { state reason } userErrors { code } } }`;

  it('claims, and who saw an older version learns what it is now', async () => {
    const { id, version } = await orderOf('SE');
    expect((await ask(CLAIM, { input: { id, version } }, southernBuyer)).claimException).toEqual({
      exception: { id, state: 'CLAIMED', assignee: 'sam', version: 2 },
      userErrors: [],
    });
    expect((await ask(CLAIM, { input: { id, version } }, buyer)).claimException).toEqual({
      exception: { id, state: 'CLAIMED', assignee: 'sam', version: 2 },
      userErrors: [{ code: 'VERSION_CONFLICT', path: ['input', 'version'], retryable: false }],
    });
    const assigned = await ask(CLAIM, { input: { id, version: 2, assignee: 'bea' } }, southernBuyer);
    expect(assigned.claimException.exception).toMatchObject({ assignee: 'bea', version: 3 });
  });

  it('snoozes until an instant to come and resolves, and the trail says who, from what to what and why', async () => {
    const { id, version } = await orderOf('NW');
    const past = { id, version, until: sample.at(3), reason: 'later' };
    expect((await ask(SNOOZE, { input: past }, buyer)).snoozeException).toMatchObject({
      exception: { state: 'OPEN' },
      userErrors: [{ code: 'INVALID_ARGUMENT', path: ['input', 'until'] }],
    });
    const later = { ...past, until: sample.at(5) };
    expect((await ask(SNOOZE, { input: later }, buyer)).snoozeException).toEqual({
      exception: { state: 'SNOOZED', snoozedUntil: sample.at(5), reason: 'later', version: 2 },
      userErrors: [],
    });
    const input = { id, version: 2, reason: 'agreed by phone' };
    expect((await ask(RESOLVE, { input }, buyer)).resolveException).toEqual({
      exception: { state: 'RESOLVED', reason: 'agreed by phone' },
      userErrors: [],
    });
    const trail = await ask('query ($id: ID) { auditTrail(target: $id) { actor action detail } }', { id }, operator);
    expect(trail.auditTrail).toMatchObject([
      { actor: 'bea', action: 'exception.RESOLVED', detail: expect.stringContaining('agreed by phone') },
      { actor: 'bea', action: 'exception.SNOOZED' },
      { actor: 'exception-judge', action: 'exception.OPENED' },
    ]);
  });

  it('finds nothing of other regions and queues to work on', async () => {
    const notFound = { exception: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'], retryable: false }] };
    const { id, version } = await orderOf('NW');
    expect((await ask(CLAIM, { input: { id, version } }, southernBuyer)).claimException).toEqual(notFound);
    const planner = { ...buyer, roles: ['planner'] };
    expect((await ask(CLAIM, { input: { id, version } }, planner)).claimException).toEqual(notFound);
    expect((await ask(CLAIM, { input: { id: 'none', version: 1 } }, operator)).claimException).toEqual(notFound);
    expect((await ask('query ($id: ID!) { exception(id: $id) { id } }', { id }, planner)).exception).toBeNull();
  });
});
