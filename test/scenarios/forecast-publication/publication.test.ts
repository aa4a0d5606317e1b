// A weekly forecast on its way into the ERP: what policy allows goes there, the rest waits for somebody, and everything can
// be asked of the graph.
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { ProposedAction } from '@distribution/model/decision/proposed-action';
import { EVERYTHING } from '@distribution/model/read-scope';
import { instantOf } from '@distribution/model/time/instant';
import { connectOnce } from '@distribution/prisma/store/connect';
import type { Store } from '@distribution/prisma/store/open-store';
import { createOutboundRoute } from '@distribution/sync/publication/outbound-route';
import { handOverParameters } from '@distribution/sync/publication/hand-over-parameters';
import { publishForecast } from '@distribution/sync/publication/publish-forecast';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyChanges, first } from '../../kit/apply-changes.ts';
import { openTestDatabase, type TestDatabase } from '../../kit/open-test-database.ts';
import * as sample from '../../kit/sample-records.ts';
import { openGraphs } from '../../kit/subgraphs/open-graphs.ts';
import { createErp, decisions, EXCEPTIONS, NOW, openMasters, tellVersion, toolsOf, version, weekOf } from './stand.ts';

const BY = { requestedBy: 'test', correlationId: 'c' };
const signal = new AbortController().signal;
const planner = { kind: 'USER', subject: 'pia', roles: ['planner'] } as const;

let database: TestDatabase;
let store: Store;
let erp: ReturnType<typeof createErp>;
let graphs: Awaited<ReturnType<typeof openGraphs>>;
beforeEach(async () => {
  database = await openTestDatabase();
  store = await openMasters(database.url);
  erp = createErp();
  graphs = await openGraphs({ productCount: 0, readers: store, desk: store, approvalSigner: decisions });
  graphs.time.now = Date.now();
});
afterEach(async () => {
  await store.close();
  await database.close();
});

const publish = (code: string) => publishForecast(version(code), BY, toolsOf(store, erp.route), signal);
/** Base: 70 a week of everything. */
const base = async () => {
  await tellVersion(store, 'V1', 1, { 'A@DC1': 70, 'B@DC1': 70, 'C@DC1': 70, 'A@DC2': 70 });
  return publish('V1');
};
const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}, principal: object = planner) => {
  const { data, errors } = await graphs.ask('operations', query, variables, principal);
  expect(errors).toBeUndefined();
  return data;
};
const impacts = async (filter = '{}') => {
  const fields =
    'sku locationCode outcome changePercent priority before { value } after { value } reorderPoint { value } supplierCode consumedBy buckets { start before after } basedOn { kind version quantity { value } isCurrent quantityNow { value } } approval { id state reason approverRoles trace { rule outcome } }';
  return (await ask(`{ forecastImpacts(first: 50, filter: ${filter}) { nodes { ${fields} } } }`)).forecastImpacts.nodes;
};

describe('a published forecast', () => {
  it('begins as the baseline, and moves what policy allows by what demand over the lead time changed', async () => {
    expect(await base()).toMatchObject({ state: 'PUBLISHED', requestedBy: 'test' });
    expect(erp.taken.size).toBe(0);
    await tellVersion(store, 'V2', 2, { 'A@DC1': 75, 'B@DC1': 100, 'C@DC1': 70, 'A@DC2': 65 });
    const published = await publish('V2');
    expect(published.steps.map(({ step }) => step)).toEqual([
      'QUALITY',
      'DIFFERENCE',
      'DECISION',
      'PARAMETERS',
      'EXCEPTIONS',
      'STATUS',
    ]);
    // lead time 7 days, so a week's demand: A +5 of 100 (5 %), B +30 (30 %: asks), A at DC2 −5
    expect([...erp.taken.values()].map(({ content }) => content)).toEqual([
      { sku: 'A', locationCode: 'DC1', unit: 'EA', set: { reorderPoint: '105', maximumStock: '305' } },
      { sku: 'A', locationCode: 'DC2', unit: 'EA', set: { reorderPoint: '95', maximumStock: '295' } },
    ]);
    expect([...erp.taken.values()][0]?.approvedBy).toBe('policy:small-parameter-change');
    const rows = await impacts('{ publicationId: "' + published.id + '" }');
    expect(
      rows.map((row: { sku: string; locationCode: string; outcome: string }) => [
        row.sku,
        row.locationCode,
        row.outcome,
      ]),
    ).toEqual([
      ['A', 'DC1', 'SUBMITTED'],
      ['A', 'DC2', 'SUBMITTED'],
      ['B', 'DC1', 'NEEDS_APPROVAL'],
      ['C', 'DC1', 'UNCHANGED'],
    ]);
    expect(rows[0]).toMatchObject({
      before: { value: expect.any(String) },
      basedOn: [
        { kind: 'FORECAST', version: 'V2', quantity: { value: '75' }, isCurrent: true },
        { kind: 'PARAMETERS', version: '1', quantity: { value: '100' }, isCurrent: true },
        { kind: 'BALANCE', version: '1', quantity: { value: '120' }, isCurrent: true },
      ],
    });
    expect(rows[0].buckets[0]).toMatchObject({ before: '70', after: '75' });
    await applyChanges(store.sync, 'inventory', [
      sample.position('A', 'DC1', 'SE', '90', { revision: 2, asOf: new Date().toISOString() }),
    ]);
    expect(
      (await impacts('{ skus: ["A"], locationCodes: ["DC1"], outcomes: [SUBMITTED] }'))[0].basedOn[2],
    ).toMatchObject({
      isCurrent: false,
      quantity: { value: '120' },
      quantityNow: { value: '90' },
    });
  });

  it('hands what is allowed to the way out, once, with an approval of exactly that', async () => {
    await base();
    await tellVersion(store, 'V2', 2, { 'A@DC1': 75, 'B@DC1': 70, 'C@DC1': 70, 'A@DC2': 70 });
    const tools = toolsOf(store, createOutboundRoute(store.outbound, decisions));
    await publishForecast(version('V2'), BY, tools, signal);
    await handOverParameters(store.publications, createOutboundRoute(store.outbound, decisions), signal);
    const everything = { states: null, kinds: null, systems: null, requestId: null };
    const { rows } = await store.outbound.list(everything, first(10));
    const [command] = rows.map(({ row }) => row);
    expect(rows).toHaveLength(1);
    expect(command).toMatchObject({
      kind: 'CHANGE_PLANNING_PARAMETERS',
      system: 'erp',
      state: 'QUEUED',
      requestedBy: 'forecast-publication',
      content: { sku: 'A', locationCode: 'DC1', unit: 'EA', set: { reorderPoint: '105', maximumStock: '305' } },
    });
    const { kind = 'CHANGE_PLANNING_PARAMETERS', system = '', requestedBy = '', content, approval } = command ?? {};
    const action = { kind, system, requestedBy, content } as ProposedAction; // a command that is asked for is an action
    expect(await decisions.verifyApproval(action, approval ?? ('' as ApprovalToken))).not.toBeNull(); // '' is none
  });

  it('asks an approver, who signs; never who asks', async () => {
    await base();
    await tellVersion(store, 'V2', 2, { 'A@DC1': 70, 'B@DC1': 100, 'C@DC1': 40, 'A@DC2': 70 });
    await publish('V2');
    const DECIDE = `mutation ($input: DecideApprovalsInput!) { decideApprovals(input: $input) {
      approvals { subject state decidedBy } userErrors { code path } } }`;
    const waiting = (
      await ask('{ approvals(states: [PENDING]) { nodes { id subject reason approverRoles content } } }')
    ).approvals.nodes;
    expect(waiting.map(({ subject }: { subject: string }) => subject).sort()).toEqual(['B at DC1', 'C at DC1']);
    const idOf = (subject: string): string => waiting.find((one: { subject: string }) => one.subject === subject).id;
    const [b, c] = [idOf('B at DC1'), idOf('C at DC1')];
    const input = { ids: [b], decision: 'APPROVE', reason: 'agreed' };
    expect(
      (await ask(DECIDE, { input }, { ...planner, subject: 'forecast-publication' })).decideApprovals,
    ).toMatchObject({
      approvals: [{ state: 'PENDING' }],
      userErrors: [{ code: 'INVALID_ARGUMENT', path: ['input', 'ids', '0'] }],
    });
    expect((await ask(DECIDE, { input }, { ...planner, subject: BY.requestedBy })).decideApprovals).toMatchObject({
      approvals: [{ state: 'PENDING' }],
      userErrors: [{ code: 'INVALID_ARGUMENT' }],
    }); // who had it published by hand
    expect((await ask(DECIDE, { input }, { ...planner, roles: ['viewer'] })).decideApprovals).toMatchObject({
      approvals: [],
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect((await ask(DECIDE, { input })).decideApprovals).toEqual({
      approvals: [{ subject: 'B at DC1', state: 'APPROVED', decidedBy: 'pia' }],
      userErrors: [],
    });
    const rejected = await ask(DECIDE, { input: { ids: [c, b], decision: 'REJECT', reason: 'no' } });
    expect(rejected.decideApprovals).toEqual({
      approvals: [
        { subject: 'C at DC1', state: 'REJECTED', decidedBy: 'pia' },
        { subject: 'B at DC1', state: 'APPROVED', decidedBy: 'pia' },
      ],
      userErrors: [{ code: 'VERSION_CONFLICT', path: ['input', 'ids', '1'] }],
    });
    expect(await store.publications.takeUpApprovals()).toBe(2);
    await handOverParameters(store.publications, erp.route, signal);
    await handOverParameters(store.publications, erp.route, signal);
    expect([...erp.taken.values()]).toEqual([
      {
        content: { sku: 'B', locationCode: 'DC1', unit: 'EA', set: { reorderPoint: '130', maximumStock: '330' } },
        approvedBy: 'pia',
      },
    ]);
    expect((await impacts('{ skus: ["C"], outcomes: [REJECTED] }')).length).toBe(1);
  });

  it('withdraws what nobody decided, and loses nothing of the change: reorder points telescope', async () => {
    await base();
    await tellVersion(store, 'V2', 2, { 'A@DC1': 70, 'B@DC1': 100, 'C@DC1': 70, 'A@DC2': 70 });
    await publish('V2');
    await tellVersion(store, 'V3', 3, { 'A@DC1': 70, 'B@DC1': 76, 'C@DC1': 70, 'A@DC2': 70 });
    await publish('V3');
    await tellVersion(store, 'V4', 4, { 'A@DC1': 70, 'B@DC1': 79, 'C@DC1': 70, 'A@DC2': 70 });
    await publish('V4'); // what was sent for V3 has not come back: it counts nevertheless
    expect([...erp.taken.values()].map(({ content }) => content)).toMatchObject([
      { sku: 'B', set: { reorderPoint: '106' } },
      { sku: 'B', set: { reorderPoint: '109' } },
    ]);
    expect((await impacts('{ skus: ["B"] }')).map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'BASELINE',
      'WITHDRAWN',
      'SUBMITTED',
      'SUBMITTED',
    ]);
    const [withdrawn, ...others] = (await ask('{ approvals { nodes { id state } } }')).approvals.nodes;
    expect([withdrawn.state, others]).toEqual(['WITHDRAWN', []]);
    const trail = await store.audit.list(withdrawn.id, 10);
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
      ['approval.WITHDRAWN', 'forecast-publication'],
      ['approval.PENDING', 'test'],
    ]);
    expect(trail[0]?.detail['reason']).toBe('A newer revision of the forecast was published.');
    expect((await store.audit.verify()).brokenAt).toBeNull();
  });

  it('tells nothing to the platform that published it, where that keeps the reorder points itself', async () => {
    await base();
    const client = await connectOnce(database.url, 'test');
    await client.query(`UPDATE planning_parameters SET system = 'planning' WHERE sku = 'A' AND location_code = 'DC1'`);
    await client.end();
    await tellVersion(store, 'V2', 2, { 'A@DC1': 75, 'B@DC1': 75, 'C@DC1': 70, 'A@DC2': 70 });
    const { id } = await publish('V2');
    const [own, others] = await impacts(`{ publicationId: "${id}", locationCodes: ["DC1"], skus: ["A", "B"] }`);
    expect([own.outcome, others.outcome]).toEqual(['NOT_PLANNED', 'SUBMITTED']);
    expect([...erp.taken.values()].map(({ content }) => content)).toMatchObject([{ sku: 'B' }]);
  });

  it('keeps faulty series back, and is refused as a whole when there are too many', async () => {
    await base();
    await tellVersion(store, 'V2', 2, {
      'A@DC1': ['70', '-5', '70', '70', '70', '70'],
      'B@DC1': 74,
      'C@DC1': 74,
      'A@DC2': 70,
    });
    const published = await publish('V2');
    expect(published.state).toBe('PUBLISHED');
    expect(
      (await impacts(`{ publicationId: "${published.id}", skus: ["A"], locationCodes: ["DC1"] }`))[0].outcome,
    ).toBe('HELD');
    const FINDINGS = `query ($id: ID!) { forecastFindings(publicationId: $id) { nodes { code sku locationCode start quantity } } }`;
    expect((await ask(FINDINGS, { id: published.id })).forecastFindings.nodes).toContainEqual({
      code: 'NEGATIVE_QUANTITY',
      sku: 'A',
      locationCode: 'DC1',
      start: weekOf(1),
      quantity: '-5',
    });
    const bad = ['-1', '-1', '1', '1', '1', '1'];
    await tellVersion(store, 'V3', 3, { 'A@DC1': bad, 'B@DC1': bad, 'C@DC1': bad, 'A@DC2': 70 });
    expect(await publish('V3')).toMatchObject({ state: 'REFUSED', steps: [{ step: 'QUALITY' }] });
    expect(erp.taken.size).toBe(2); // B and C of the second
  });

  it('raises one chain per product, site and revision for an uplift, and it waits for a decision until there is one', async () => {
    await base();
    await tellVersion(store, 'V2', 2, { 'A@DC1': 100, 'B@DC1': 70, 'C@DC1': 70, 'A@DC2': 70 });
    await publish('V2');
    for (const kind of ['FORECAST_SPIKE', 'SUPPLIER_COLLABORATION'] as const)
      await store.exceptionJudge.judge(kind, EXCEPTIONS, instantOf(Date.now()));
    const buyer = { kind: 'USER', subject: 'bea', roles: ['procurement'] };
    const LIST = '{ exceptions { nodes { kind role sku locationCode supplierCode state timesOpened message } } }';
    const nodes = (await ask(LIST, {}, buyer)).exceptions.nodes;
    expect(nodes.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'FORECAST_SPIKE',
      'SUPPLIER_COLLABORATION',
    ]);
    expect(nodes[0]).toMatchObject({
      role: 'procurement',
      sku: 'A',
      locationCode: 'DC1',
      supplierCode: 'S1',
      state: 'OPEN',
      timesOpened: 1,
    });
    const [raised] = await impacts('{ isRaised: true }');
    expect(raised).toMatchObject({ sku: 'A', locationCode: 'DC1', priority: 'RAISED' });
    expect(await impacts('{ isUnconsumed: true }')).toHaveLength(1);
    expect(await impacts('{ isOverdue: true }')).toHaveLength(0);
    graphs.time.now = Date.now() + 25 * 3_600_000;
    expect(await impacts('{ isOverdue: true }')).toHaveLength(1);
    const moves = (number: string, from: string, to: string, orderedAt: string | null) =>
      sample.transferOrder(number, from, to, 'A', { asOf: NOW, more: { orderedAt } });
    const days = 24 * 3_600_000;
    const [now, before] = [new Date().toISOString(), new Date(Date.now() - 400 * days).toISOString()];
    // Out of the place, before the version, and without an instant: none of them is an answer to it.
    const others = [moves('T1', 'DC1', 'DC2', now), moves('T2', 'DC2', 'DC1', before), moves('T3', 'DC2', 'DC1', null)];
    await applyChanges(store.sync, 'transfer-orders', others);
    expect(await impacts('{ isUnconsumed: true }')).toHaveLength(1);
    expect((await impacts('{ isRaised: true }'))[0].consumedBy).toBeNull();
    await applyChanges(store.sync, 'transfer-orders', [moves('T4', 'DC2', 'DC1', now)]);
    expect(await impacts('{ isUnconsumed: true }')).toHaveLength(0);
    expect((await impacts('{ isRaised: true }'))[0].consumedBy).toBe('TRANSFER_ORDER');
    await applyChanges(store.sync, 'transfer-orders', [sample.removal('TRANSFER_ORDER', ['T4'], 2)]);
    expect(await impacts('{ isUnconsumed: true }')).toHaveLength(1);
    const order = sample.purchaseOrder(
      'P1',
      { supplier: 'S1', to: 'DC1', region: 'SE', lines: { A: sample.at(9) } },
      {
        asOf: NOW,
        more: { orderedAt: new Date().toISOString() },
      },
    );
    await applyChanges(store.sync, 'purchase-orders', [order]);
    expect(await impacts('{ isUnconsumed: true }')).toHaveLength(0);
    expect((await impacts('{ isRaised: true }'))[0].consumedBy).toBe('PURCHASE_ORDER');
  });

  it('finds the promotion that stock does not meet, with what is missing and until when it can be ordered', async () => {
    const start = weekOf(2);
    const override = {
      bucketStart: start,
      previousQuantity: '70',
      quantity: '270',
      author: 'pia',
      reason: 'Spring promo',
      enteredAt: NOW,
    };
    const weeks = ['70', '70', '270', ...Array.from({ length: 9 }, () => '70')];
    await tellVersion(store, 'V1', 1, { 'A@DC1': weeks }, { 'A@DC1': { overrides: [override] } });
    await publish('V1');
    const risk = '{ forecastImpacts { nodes { promotion { startsOn reason missing { value unit } orderBy } } } }';
    const [{ promotion }] = (await ask(risk)).forecastImpacts.nodes;
    expect(promotion).toMatchObject({
      startsOn: start,
      reason: 'Spring promo',
      missing: { unit: 'EA' },
      orderBy: weekOf(1),
    });
    // demand from today to the end of that week − 120 available
    const today = Math.floor(Date.now() / 86_400_000) - Date.parse(weekOf(0)) / 86_400_000;
    expect(Number(promotion.missing.value)).toBeCloseTo(70 * 2 + 270 - 10 * today - 120, 4);
    const { nodes } = (await ask('{ exceptions { nodes { kind message } } }')).exceptions;
    expect(nodes).toMatchObject([{ kind: 'PROMO_AT_RISK', message: expect.stringContaining('Spring promo') }]);
  });
});

describe('the same revision told five times, and an older one after a newer', () => {
  it('is one reaction, and the newest wins', async () => {
    await base();
    await tellVersion(store, 'V3', 3, { 'A@DC1': 72, 'B@DC1': 70, 'C@DC1': 70, 'A@DC2': 70 });
    const all = await Promise.all(Array.from({ length: 5 }, () => publish('V3')));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    await tellVersion(store, 'V2', 2, { 'A@DC1': 90, 'B@DC1': 90, 'C@DC1': 90, 'A@DC2': 90 });
    expect(await publish('V2')).toMatchObject({ state: 'SUPERSEDED', supersededBy: 'V3', steps: [] });
    for (let again = 0; again < 5; again += 1) {
      await tellVersion(store, 'V3', 3, { 'A@DC1': 72, 'B@DC1': 70, 'C@DC1': 70, 'A@DC2': 70 });
      await publish('V3');
    }
    expect([...erp.taken.values()].map(({ content }) => content)).toMatchObject([
      { sku: 'A', set: { reorderPoint: '102' } },
    ]);
    const list = await store.publications.list(first(10));
    expect(list.rows.map(({ row }) => [row.versionCode, row.state]).sort()).toEqual([
      ['V1', 'PUBLISHED'],
      ['V2', 'SUPERSEDED'],
      ['V3', 'PUBLISHED'],
    ]);
    expect(await store.publications.findUnpublished()).toBeNull();
    expect(
      (
        await store.publications.listImpacts(
          {
            publicationId: null,
            outcomes: null,
            skus: null,
            locationCodes: null,
            isUnconsumed: null,
            isOverdue: null,
            isRaised: null,
          },
          first(50),
          EVERYTHING,
          instantOf(Date.now()),
        )
      ).rows,
    ).toHaveLength(8);
  });
});
