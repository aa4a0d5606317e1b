// Did forecasts reach replenishment in time, and did orders come from what was approved: counted by hand, and asked of the graph.
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { purchaseOrderIdOf, purchaseOrderNumberSchema } from '@distribution/model/supply/purchase-order';
import type { Store } from '@distribution/prisma/store/open-store';
import { guardDesk } from '@distribution/sync/outbound/guard-desk';
import { handOverParameters } from '@distribution/sync/publication/hand-over-parameters';
import { publishForecast } from '@distribution/sync/publication/publish-forecast';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyChanges } from '../../kit/apply-changes.ts';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';
import { decisionsOf, order } from '../../kit/outbound-stand.ts';
import * as sample from '../../kit/sample-records.ts';
import { openGraphs } from '../../kit/subgraphs/open-graphs.ts';
import { createErp, decisions, NOW, openMasters, tellVersion, toolsOf, version } from './stand.ts';

const BY = { requestedBy: 'test', correlationId: 'c' };
const signal = new AbortController().signal;
const planner = { kind: 'USER', subject: 'pia', roles: ['planner'] } as const;
const FROM = new Date(Date.now() - 3_600_000).toISOString();
const TO = new Date(Date.now() + 3_600_000).toISOString();

let database: TestDatabase;
let store: Store;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
const ask = async (query: string, variables = {}, principal: object = planner) => {
  const { data, errors } = await graphs.ask('operations', query, variables, principal);
  expect(errors).toBeUndefined();
  return data;
};
const place = (number: string, to: string, region: string, skus: readonly string[], more: object = {}) =>
  sample.purchaseOrder(
    number,
    { supplier: 'S1', to, region, lines: Object.fromEntries(skus.map((sku) => [sku, sample.at(9)])) },
    { asOf: NOW, more: { orderedAt: new Date().toISOString(), ...more } },
  );

/**
 * One version moves four positions by 10 % and more. A at DC1 is allowed; B at DC1 waits; C at DC1 waits, and is ordered; A at
 * DC2 is rejected. Six orders are placed: one of them is cancelled, one made from here, one by moved parameters.
 */
beforeAll(async () => {
  database = await openTestDatabase();
  store = await openMasters(database.url);
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store, approvalSigner: decisions });
  graphs.time.now = Date.now();
  const { route } = createErp();
  const publish = (code: string) => publishForecast(version(code), BY, toolsOf(store, route), signal);
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70, 'B@DC1': 70, 'C@DC1': 70, 'A@DC2': 70 });
  await publish('V1');
  await tellVersion(store, 'V2', 2, { 'A@DC1': 77, 'B@DC1': 100, 'C@DC1': 100, 'A@DC2': 40 });
  await publish('V2');
  const { nodes } = (await ask('{ approvals(states: [PENDING]) { nodes { id subject } } }')).approvals;
  const rejected = nodes.find(({ subject }: { subject: string }) => subject === 'A at DC2');
  await ask(
    'mutation ($id: ID!) { decideApprovals(input: { ids: [$id], decision: REJECT, reason: "no" }) { userErrors { code } } }',
    { id: rejected.id },
  );
  await store.publications.takeUpApprovals();
  await handOverParameters(store.publications, route, signal);

  const [command] = await guardDesk(
    store.outbound,
    decisionsOf(() => 'ALLOW'),
  ).submit({
    steps: [
      {
        kind: 'CREATE_PURCHASE_ORDER',
        system: 'erp',
        content: {
          ...order('C', 'S1'),
          legalEntity: legalEntityCodeSchema.parse('ACME'),
          shipToCode: locationCodeSchema.parse('DC1'),
        },
        approval: null,
      },
    ],
    requestedBy: 'anna',
    reason: null,
    idempotencyKey: 'k1',
    correlationId: 'c',
  });
  const taken = await store.outboundWork.take('erp', ['CREATE_PURCHASE_ORDER'], 10_000);
  if (taken?.command.id !== command?.id || taken === null) throw new Error('it is not on its way');
  await store.outboundWork.settle(taken, { state: 'ACKNOWLEDGED', document: 'MADE', revision: 1 });

  await applyChanges(store.sync, 'purchase-orders', [
    place('MOVED', 'DC1', 'SE', ['A']),
    place('ALONE', 'DC1', 'SE', ['C']),
    place('PARTLY', 'DC1', 'SE', ['A', 'C']),
    place('CALLED-OFF', 'DC1', 'SE', ['A'], { status: 'CANCELLED' }),
    place('MADE', 'DC1', 'SE', ['C']),
    place('AGAINST', 'DC2', 'NW', ['A']),
  ]);
});
afterAll(async () => {
  await store.close();
  await database.close();
});

const OUTCOMES = `query ($from: DateTime!, $to: DateTime!, $regions: [String!]) {
  replenishmentOutcomes(from: $from, to: $to, regions: $regions) {
    forecasts { expected inTime late pending overtaken percentInTime }
    purchaseOrders { ordered fromCommands fromParameters unmatched percentMatched } } }`;
const outcomes = async (more: object = {}, principal: object = planner) =>
  (await ask(OUTCOMES, { from: FROM, to: TO, ...more }, principal)).replenishmentOutcomes;

it('counts what was taken up in time, and what orders came from', async () => {
  expect(await outcomes()).toEqual({
    forecasts: { expected: 4, inTime: 3, late: 0, pending: 1, overtaken: 0, percentInTime: '100' },
    purchaseOrders: { ordered: 5, fromCommands: 1, fromParameters: 1, unmatched: 3, percentMatched: '40' },
  });
  graphs.time.now = Date.now() + 25 * 3_600_000;
  expect((await outcomes()).forecasts).toMatchObject({ inTime: 3, late: 1, pending: 0, percentInTime: '75' });
  graphs.time.now = Date.now();
});

it('counts within regions, and within what the caller may see', async () => {
  const southeast = { ordered: 4, fromCommands: 1, fromParameters: 1, unmatched: 2, percentMatched: '50' };
  expect((await outcomes({ regions: ['SE'] })).purchaseOrders).toEqual(southeast);
  expect((await outcomes({}, { ...planner, regions: ['SE'] })).purchaseOrders).toEqual(southeast);
  expect(await outcomes({}, { ...planner, regions: ['NW'] })).toEqual({
    forecasts: { expected: 1, inTime: 1, late: 0, pending: 0, overtaken: 0, percentInTime: '100' },
    purchaseOrders: { ordered: 1, fromCommands: 0, fromParameters: 0, unmatched: 1, percentMatched: '0' },
  });
  const nothing = await outcomes({ from: sample.at(1), to: sample.at(2) });
  expect([nothing.forecasts.percentInTime, nothing.purchaseOrders.percentMatched]).toEqual([null, null]);
  for (const other of [{ roles: ['viewer'] }, { customers: ['C1'] }]) {
    const asked = await graphs.ask('operations', OUTCOMES, { from: FROM, to: TO }, { ...planner, ...other });
    expect(asked.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

it('names the orders that came from nothing approved, and of the others what they came from', async () => {
  const idOf = (number: string) =>
    purchaseOrderIdOf(legalEntityCodeSchema.parse('ACME'), purchaseOrderNumberSchema.parse(number));
  const LIST = `query ($from: DateTime!, $to: DateTime!, $after: Cursor) { unmatchedPurchaseOrders(from: $from, to: $to, first: 2, after: $after) {
    nodes { id recommendation { kind } } pageInfo { endCursor hasNextPage } } }`;
  const first = (await ask(LIST, { from: FROM, to: TO })).unmatchedPurchaseOrders;
  const second = (await ask(LIST, { from: FROM, to: TO, after: first.pageInfo.endCursor })).unmatchedPurchaseOrders;
  const listed = [...first.nodes, ...second.nodes];
  expect(listed.map(({ id }: { id: string }) => id).sort()).toEqual(['ALONE', 'PARTLY', 'AGAINST'].map(idOf).sort());
  expect(listed.every(({ recommendation }: { recommendation: unknown }) => recommendation === null)).toBe(true);
  expect(second.pageInfo.hasNextPage).toBe(false);

  const SHOW = 'recommendation { kind versionCodes command { id document } approvals { id } }';
  const tell = async (principal: object) => {
    const ids = ['MOVED', 'MADE'].map(idOf);
    const { data } = await graphs.entities('operations', 'PurchaseOrder', ids, SHOW, principal);
    return data._entities.map(({ recommendation }: { recommendation: unknown }) => recommendation);
  };
  const operator = { kind: 'USER', subject: 'ops', roles: ['operator'] } as const;
  expect(await tell(operator)).toEqual([
    { kind: 'PARAMETERS', versionCodes: ['V2'], command: null, approvals: [] },
    { kind: 'COMMAND', versionCodes: [], command: { id: expect.any(String), document: 'MADE' }, approvals: [] },
  ]);
  expect(await tell({ ...operator, regions: ['NW'] })).toEqual([null, null]);
});
