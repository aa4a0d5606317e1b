import { forecastVersionCodeSchema } from '@distribution/model/forecasts/forecast';
import { guardDesk } from '@distribution/sync/outbound/guard-desk';
import { decisionsOf, order } from '@distribution/test/kit/outbound-stand';
import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { FLOW_NAMES } from '@distribution/model/operations/sync-flow';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import type { ServiceObjective } from '@distribution/model/operations/service-level';
import { connectOnce } from '@distribution/prisma/store/connect';
import { observeOperations } from '@distribution/processes/observe-operations';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { askWell, follow } from '@distribution/test/kit/graph-client';
import { openStoreGateway, type StoreGateway } from '@distribution/test/kit/open-store-gateway';
import * as sample from '@distribution/test/kit/sample-records';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const policy = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  masterConfirmationMinutes: 15,
  trackingSignal: parseDecimal('4'),
  expiryDays: 30,
  dampingMinutes: 15,
};
const objective = (name: string, more: Partial<ServiceObjective>): ServiceObjective => ({
  name,
  indicator: 'ERP_UPDATE',
  flow: 'movements',
  region: null,
  locationCode: null,
  thresholdSeconds: 60,
  targetPercent: parseDecimal('90'),
  windowDays: 28,
  ...more,
});
const MINUTE_MS = 60_000;

/** Requests for approval, each when it was asked and when it was decided. */
const putRequests = async (requests: readonly (readonly [requestedAt: number, decidedAt: number | null])[]) => {
  const client = await connectOnce(world.databaseUrl, 'test');
  for (const [at, [requestedAt, decidedAt]] of requests.entries())
    await client.query(
      `INSERT INTO approval_request (id, kind, system, requested_by, content, action_hash, dedupe_key, approver_roles, trace,
        subject, reason, region_code, legal_entity, state, asked_by, requested_at, expires_at, decided_at, correlation_id)
       VALUES ($1, 'CHANGE_PLANNING_PARAMETERS', 'erp', 'test', '{}', $1, $1, '{}', '[]', 's', 'r', 'SE', 'ACME', 'PENDING', 'test', $2, $2::timestamptz + interval '7 days', $3, 'c')`,
      [`request-${at}`, new Date(requestedAt), decidedAt === null ? null : new Date(decidedAt)],
    );
  await client.end();
};

let world: StoreGateway;
let now: number;
const at = (minutes: number): Instant => instantOf(now + minutes * MINUTE_MS);
beforeAll(async () => {
  world = await openStoreGateway();
  const { store } = world;
  await declareFlows(store.sync, null);
  await applyChanges(store.sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NW')]);
  await applyChanges(store.sync, 'products', [sample.product('A')]);
  await declareFlows(store.sync, new Date(Date.now() - 10 * MINUTE_MS).toISOString());
  await store.serviceLevels.declare([
    objective('fresh', { indicator: 'FRESHNESS', flow: 'inventory' }),
    objective('north', { region: 'NW' }),
    objective('plan', { indicator: 'FORECAST_PUBLICATION', flow: null, thresholdSeconds: 86_400 }),
    objective('said', { indicator: 'RECOMMENDATION_PROCESSING', flow: null, thresholdSeconds: 30 }),
    objective('updates', {}),
  ]);
  await store.watch.countServices(instantOf(Date.now()));
  const moved = (code: string, count: number, seconds: number) =>
    Array.from({ length: count }, (_, each) =>
      sample.movement(
        `${code}-${seconds}-${each}`,
        'A',
        code,
        '1',
        new Date(Date.now() - seconds * 1_000).toISOString(),
      ),
    );
  const batch = [...moved('DC1', 18, 5), ...moved('DC1', 2, 600), ...moved('DC2', 1, 5), ...moved('DC2', 3, 600)];
  await applyChanges(store.sync, 'movements', batch);
  now = Date.now();
  await putRequests([
    [now - 5_000, now - 1_000],
    [now - 40_000, now - 500],
    [now - 31_000, null],
    [now + 3_600_000, null],
  ]);
  observeOperations(world.metrics, store, { now: () => world.graphs.time.now });
});
afterAll(() => world.close());

/** The value of a metric of GET /metrics with these labels. */
const shown = (text: string, name: string, labels: Readonly<Record<string, string>>): number | null => {
  const line = text
    .split('\n')
    .find(
      (each) =>
        each.startsWith(`${name}{`) &&
        Object.entries(labels).every(([label, value]) => each.includes(`${label}="${value}"`)),
    );
  return line === undefined ? null : Number(line.slice(line.lastIndexOf(' ') + 1));
};
const LEVELS = `{ serviceLevels { name indicator good total attainmentPercent budgetLeftPercent alert
  burnRates { windowMinutes rate } sites { locationCode regionCode good total attainmentPercent } } }`;
const levelsAt = async (minutes: number) => {
  world.graphs.time.now = now + minutes * MINUTE_MS;
  return (await askWell(world.url, LEVELS)).data.serviceLevels;
};

describe('service levels', () => {
  it('count what was good, as a whole and by site, and say how fast the budget goes', async () => {
    await world.store.watch.countServices(at(2));
    await world.store.watch.countServices(at(2)); // counts a minute once
    const [fresh, north, plan, said, updates] = await levelsAt(2);
    expect(updates).toMatchObject({ good: 19, total: 24, attainmentPercent: 79.1667, alert: 'TICKET' });
    expect(updates.sites).toEqual([
      { locationCode: 'DC1', regionCode: 'SE', good: 18, total: 20, attainmentPercent: 90 },
      { locationCode: 'DC2', regionCode: 'NW', good: 1, total: 4, attainmentPercent: 25 },
    ]);
    const burn = ((24 - 19) / 24 / 0.1).toFixed(4);
    expect(updates.burnRates).toContainEqual({ windowMinutes: 60, rate: Number(burn) });
    expect(updates.budgetLeftPercent).toBeCloseTo(-108.3333, 3);
    expect(north).toMatchObject({ good: 1, total: 4, sites: [{ locationCode: 'DC2' }] });
    expect(said).toMatchObject({ good: 1, total: 3 }); // in time, too late, its time over; the fourth is still to come
    expect([fresh, plan]).toMatchObject([{ good: 0 }, { good: 0, alert: 'PAGE' }]); // ten minutes old; no forecast at all
  });

  it('raise one alert while the budget burns, which closes when it has stopped', async () => {
    const { store } = world;
    const judge = (minutes: number) => store.exceptionJudge.judge('SERVICE_LEVEL_BURN', policy, at(minutes));
    // Of 24 changes 5 were late: a burn rate of 2, a ticket. North, the requests, the forecast and the freshness of stock page at 6.7 to 10.
    expect(await judge(2)).toMatchObject({ opened: 5 });
    const heard: { name: string; alert: string; breaches: number }[] = [];
    const stop = follow(
      world.url,
      'subscription { serviceLevelChanged { serviceLevel { name alert breaches sites { locationCode } } } }',
      ({ data: told }) => heard.push(told.serviceLevelChanged.serviceLevel),
      () => undefined,
    );
    await sleep(500);
    expect(await store.watch.tellServiceLevels(at(2))).toBe(5);
    expect(await store.watch.tellServiceLevels(at(2))).toBe(0);
    expect(await judge(2.5)).toEqual({ opened: 0, reopened: 0, changed: 0, closed: 0 });
    const query = '{ exceptions(filter: { kinds: [SERVICE_LEVEL_BURN] }) { nodes { subject severity state role } } }';
    const { data } = await askWell(world.url, query);
    expect(data.exceptions.nodes).toContainEqual({
      subject: 'objective fresh',
      severity: 'HIGH',
      state: 'OPEN',
      role: 'integration-support',
    });
    await applyChanges(store.sync, 'inventory', [], { confirmedAt: at(60) });
    for (let minutes = 3; minutes <= 40; minutes += 1) await store.watch.countServices(at(minutes));
    // Stock is fresh again; North and the requests burn no more within 30 minutes and are tickets yet; no forecast has come.
    expect(await judge(40)).toMatchObject({ closed: 1, changed: 2 });
    expect(await store.watch.tellServiceLevels(at(40))).toBe(3);
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(8);
    const changesOf = (name: string) =>
      heard.filter((each) => each.name === name).map(({ alert, breaches }) => [alert, breaches]);
    expect([changesOf('fresh'), changesOf('north'), changesOf('plan')]).toEqual([
      [
        ['PAGE', 1],
        ['NONE', 1],
      ],
      [
        ['PAGE', 1],
        ['TICKET', 1],
      ],
      [['PAGE', 1]],
    ]);
    await stop();
    const metrics = await (await fetch(`${world.url}/metrics`)).text();
    expect(shown(metrics, 'graph_service_level_breaches_total', { objective: 'fresh' })).toBe(1);
    const levels = await levelsAt(40);
    expect(levels.find(({ name }: { readonly name: string }) => name === 'fresh')).toMatchObject({ alert: 'NONE' });
  });
});

describe('figures', () => {
  it('are the same as metrics and in the graph, and no flow is without one', async () => {
    const { store } = world;
    const unknown = sample.movement('M-X', 'UNKNOWN', 'DC1', '1', sample.at(1));
    const untranslatable = [{ key: 'row', reason: 'no date', payload: 'a;b' }];
    await applyChanges(store.sync, 'movements', [unknown], { untranslatable });
    await applyChanges(store.sync, 'inventory', [sample.position('A', 'DC1', 'SE', '-100')]);
    await applyChanges(store.sync, 'forecasts', [
      sample.forecastVersion('V1', 'PUBLISHED', 0, { more: { publishedAt: sample.at(1) } }),
    ]);
    await applyChanges(store.sync, 'suppliers', [sample.supplier('S1')]);
    const lines = { A: sample.at(9) };
    await applyChanges(store.sync, 'purchase-orders', [
      sample.purchaseOrder('P1', { supplier: 'S1', to: 'DC1', region: 'SE', lines }),
    ]);
    await store.sync.acceptDelivery({
      deliveryId: 'd',
      system: 'wms',
      flow: 'movements',
      body: '{}',
      correlationId: 'c',
    });
    await store.publications.begin(forecastVersionCodeSchema.parse('V1'), { requestedBy: 'test', correlationId: 'c' });
    await guardDesk(
      store.outbound,
      decisionsOf(() => 'ALLOW'),
    ).submit({
      steps: [{ kind: 'CREATE_PURCHASE_ORDER', system: 'erp', content: order('A'), approval: null }],
      requestedBy: 'test',
      reason: null,
      idempotencyKey: 'k1',
      correlationId: 'c',
    });
    await store.exceptionJudge.judge('NEGATIVE_STOCK', policy, at(41));
    world.graphs.time.now = now + 41 * MINUTE_MS;
    const { data } = await askWell(
      world.url,
      `{ flowFigures { flow locationCode changes failureRatio parked openDrifts reconciliation openExceptions }
         businessTelemetry { eventBacklog transformationFailures purchaseOrderLagSeconds forecastToOrderSeconds
           forecastAlignment inventoryAccuracy exceptionAging { regionCode age count }
           outboundCommands { system state count } forecastPublications { state count } approvalRequests { state count }
           oldestApprovalSeconds }
         syncLatency(flow: "movements", windowMinutes: 120, by: SITE) { locationCode count }
         serviceLevels { name attainmentPercent burnRates { windowMinutes rate } } }`,
    );
    const text = await (await fetch(`${world.url}/metrics`)).text();

    const rows: readonly Record<string, never>[] = data.flowFigures;
    for (const row of rows) {
      const labels = { flow: String(row['flow']), dc: row['locationCode'] ?? '' };
      expect(shown(text, 'graph_sync_latency_seconds_count', labels)).toBe(row['changes']);
      expect(shown(text, 'graph_flow_failure_ratio', labels)).toBe(row['failureRatio'] ?? 0);
      expect(shown(text, 'graph_flow_parked_records', labels)).toBe(row['parked']);
      expect(shown(text, 'graph_flow_open_drifts', labels)).toBe(row['openDrifts']);
      expect(shown(text, 'graph_flow_exceptions', labels)).toBe(row['openExceptions']);
      expect(shown(text, 'graph_flow_reconciliation_status', { ...labels, status: row['reconciliation'] ?? '' })).toBe(
        1,
      );
    }
    for (const flow of FLOW_NAMES)
      for (const name of [
        'sync_latency_seconds_count',
        'flow_failure_ratio',
        'flow_reconciliation_status',
        'flow_exceptions',
      ])
        expect([flow, name, shown(text, `graph_${name}`, { flow, dc: '' })]).not.toContain(null);

    expect(rows).toContainEqual(
      expect.objectContaining({ flow: 'movements', locationCode: 'DC1', changes: 20, parked: 1, failureRatio: 0.0476 }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ flow: 'inventory', locationCode: 'DC1', openExceptions: 1 }));
    // What came within 64 s, four minutes, seventeen minutes: 18, 18 and all 20 of DC1.
    const upTo = (le: string) => shown(text, 'graph_sync_latency_seconds_bucket', { le, flow: 'movements', dc: 'DC1' });
    expect([upTo('65.536'), upTo('262.144'), upTo('1048.576'), upTo('+Inf')]).toEqual([18, 18, 20, 20]);
    expect(data.syncLatency).toContainEqual({ locationCode: 'DC1', count: 20 });

    const business = data.businessTelemetry;
    expect(business).toMatchObject({ eventBacklog: 1, transformationFailures: 1, inventoryAccuracy: null });
    const value = (name: string) => shown(text, `graph_${name}`, {});
    expect(value('event_backlog')).toBe(business.eventBacklog);
    expect(value('transformation_failures')).toBe(business.transformationFailures);
    expect(value('purchase_order_lag_seconds')).toBe(business.purchaseOrderLagSeconds);
    expect(value('forecast_alignment_ratio')).toBe(business.forecastAlignment);
    expect(value('inventory_accuracy_ratio')).toBeNull();
    for (const { regionCode, age, count } of business.exceptionAging)
      expect(shown(text, 'graph_exceptions_open', { region: regionCode ?? '', age })).toBe(count);
    expect(business).toMatchObject({
      outboundCommands: [{ system: 'erp', state: 'QUEUED', count: 1 }],
      forecastPublications: [{ state: 'RUNNING', count: 1 }],
      approvalRequests: [{ state: 'PENDING', count: 4 }],
      oldestApprovalSeconds: 41 * 60 + 40,
    });
    for (const { count, ...labels } of business.outboundCommands)
      expect(shown(text, 'graph_outbound_commands', labels)).toBe(count);
    for (const { count, ...labels } of business.forecastPublications)
      expect(shown(text, 'graph_forecast_publications', labels)).toBe(count);
    for (const { count, ...labels } of business.approvalRequests)
      expect(shown(text, 'graph_approval_requests', labels)).toBe(count);
    expect(value('approval_oldest_pending_seconds')).toBe(business.oldestApprovalSeconds);
    for (const { name, attainmentPercent, burnRates } of data.serviceLevels) {
      expect(shown(text, 'graph_service_level_percent', { objective: name })).toBe(attainmentPercent);
      for (const { windowMinutes, rate } of burnRates)
        expect(
          shown(text, 'graph_service_level_burn_rate', { objective: name, window_minutes: `${windowMinutes}` }),
        ).toBe(rate);
    }
  });
});
