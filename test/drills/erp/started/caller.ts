// One process of the product that calls the ERP: subgraphs over adapters with a shared quota, reads that are always too
// old to be answered without asking, and a writer of purchase orders that sends each again until it is acknowledged.
// Argument: a file that says when to do what, once it is there. Output: one line with the report.
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { adapters } from '@distribution/adapters/generated/registry';
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { SourceCall } from '@distribution/model/erp/source-call';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseCurrencyCode } from '@distribution/model/measure/currency';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { skuSchema } from '@distribution/model/products/product';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { instantOf, parseInstant } from '@distribution/model/time/instant';
import { parseLocalDate } from '@distribution/model/time/local-date';
import { openRedis } from '@distribution/platform/cache/open-redis';
import { createQuotaLedger } from '@distribution/platform/outbound/quota/quota-ledger';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import { openDeadline } from '@distribution/platform/request/deadline';
import { runProcess } from '@distribution/processes/run-process';
import { readSettings } from '@distribution/processes/settings';
import { openWorld, subgraphServicesOf } from '@distribution/processes/world';
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';
import type { CallerReport, PhaseTally } from '../caller-report.ts';
import { DRILL_ITEMS, DRILL_SITE } from '../erp-world.ts';
import { type Phase, type Schedule, scheduleSchema } from '../phases.ts';

const [name = '', scheduleFile = ''] = process.argv.slice(2);
const TICK_MS = 20;
/** Long, for the machine may be busy: a read is to be answered because it is, not because there was time. */
const READ_MS = 20_000;
const ANALYSIS_MS = 5_000;
const WRITE_MS = 4_000;
const QUERY =
  'query ($sku: String!, $at: String!) { inventoryPosition(sku: $sku, locationCode: $at) { onHand { value } } }';

const USD = parseCurrencyCode('USD');
const orderOf = (number: number): NewPurchaseOrder => ({
  legalEntity: legalEntityCodeSchema.parse('US01'),
  supplierCode: supplierCodeSchema.parse('V-1'),
  shipToCode: locationCodeSchema.parse('DC-ATL'),
  orderedAt: parseInstant('2026-03-02T08:00:00Z'),
  currency: USD,
  lines: [
    {
      number: 10,
      sku: skuSchema.parse('A-100'),
      quantity: { value: parseDecimal(String(number + 1)), unit: unitCodeSchema.parse('CT') },
      unitPrice: { amount: parseDecimal('37.125'), currency: USD },
      requestedOn: parseLocalDate('2026-03-09'),
    },
  ],
});

const readSchedule = async (): Promise<Schedule> => {
  while (!existsSync(scheduleFile)) await pause(50);
  return scheduleSchema.parse(JSON.parse(readFileSync(scheduleFile, 'utf8')));
};

/** Begins `begin` so many times a second for the time of a phase; the caller keeps what it began. */
const pace = async (endsAt: number, perSecond: number, begin: () => void): Promise<void> => {
  let [owed, at] = [0, Date.now()];
  while (Date.now() < endsAt) {
    await pause(TICK_MS);
    owed += ((Date.now() - at) / 1_000) * perSecond;
    at = Date.now();
    for (; owed >= 1; owed -= 1) begin();
  }
};

runProcess(async (resources) => {
  const config = readSettings([], []);
  const world = await openWorld({ name }, config, Object.values(config.systems), resources);
  const inventory = createSubgraphs(subgraphServicesOf(world)).get('inventory');
  const erp = world.adapters[0];
  const connection = config.systems['erp'];
  if (inventory === undefined || erp === undefined || connection === undefined) throw new Error('no ERP is configured');

  // Nobody may write yet in the product itself: the writer is a second adapter whose orders are all approved.
  const redis = await openRedis(config.redisUrl ?? '', world.log);
  resources.own('Redis of the writer', async () => redis.disconnect());
  const ledger = createQuotaLedger({
    redis,
    keyPrefix: config.redisPrefix,
    isAlone: false,
    log: world.log,
    now: Date.now,
  });
  const approval = 'approved' as ApprovalToken; // the stand-in below asks for nothing else
  const at = instantOf(Date.now());
  const writer = adapters.odata.create(connection.settings, {
    now: Date.now,
    observe: (call) => world.metrics.systemCall(call),
    quota: ledger('erp', connection.settings),
    decisions: { verifyApproval: async () => ({ actionHash: '', approvedBy: 'drill', approvedAt: at, expiresAt: at }) },
  });
  resources.own('writer', () => writer.close());

  const phases: Record<string, PhaseTally> = {};
  const orders: Record<string, string | null> = {};
  const begun: Promise<void>[] = [];
  let [told, attempts, read, written] = [0, 0, 0, 0];
  const account = { client: 'drill', sent: () => void (told += 1) };
  const callOf = (lane: SourceCall['lane'], ms: number): SourceCall & { readonly close: () => void } => {
    const deadline = openDeadline({ parent: null, timeoutMs: ms });
    const { signal, deadlineAt } = deadline;
    return { signal, deadlineAt, correlationId: name, lane, account, close: () => deadline.close() };
  };

  const readOne = async (tally: PhaseTally): Promise<void> => {
    const sku = DRILL_ITEMS[(read += 1) % DRILL_ITEMS.length];
    tally.reads += 1;
    const startedAt = performance.now();
    const deadline = openDeadline({ parent: null, timeoutMs: READ_MS });
    const context = {
      principal: ANONYMOUS,
      correlationId: name,
      traceparent: null,
      ...{ deadlineAt: deadline.deadlineAt },
    };
    const request = { query: QUERY, operationName: null, variables: { sku, at: DRILL_SITE } };
    const answer = await inventory.fetch(request, { ...context, signal: deadline.signal });
    deadline.close();
    const said = answer.extensions?.['subgraph'] as {
      sourceCalls: { failedKeys: number }[];
      systemCalls: { calls: number }[];
    }; // as every subgraph of ours answers
    for (const { calls } of said.systemCalls) told += calls;
    if (answer.errors !== undefined || answer.data?.['inventoryPosition'] == null) return;
    tally.answered += 1;
    if (said.sourceCalls.every(({ failedKeys }) => failedKeys === 0)) tally.fresh += 1;
    tally.latencies.push(performance.now() - startedAt);
  };
  const analyse = async (): Promise<void> => {
    const call = callOf('ANALYTICS', ANALYSIS_MS);
    const skus = DRILL_ITEMS.map((sku) => skuSchema.parse(sku));
    await erp.products?.loadProducts(skus, call).catch(() => undefined);
    call.close();
  };
  const write = async (last: AbortSignal): Promise<void> => {
    const number = (written += 1);
    const key = `${name}-${number}`;
    orders[key] = null;
    while (!last.aborted) {
      attempts += 1;
      const call = callOf('EXECUTION', WRITE_MS);
      try {
        const made = await writer.purchasing?.createPurchaseOrder(
          orderOf(number),
          { requestedBy: 'drill', approval, idempotencyKey: key },
          call,
        );
        orders[key] = made?.number ?? null;
        return;
      } catch {
        await pause(500);
      } finally {
        call.close();
      }
    }
  };

  const run = async ({ startAt, phases: all }: Schedule): Promise<void> => {
    await pause(Math.max(0, startAt - Date.now()));
    const last = new AbortController();
    let endsAt = startAt;
    for (const phase of all satisfies readonly Phase[]) {
      endsAt += phase.seconds * 1_000;
      const tally = (phases[phase.name] = { reads: 0, answered: 0, fresh: 0, latencies: [] });
      await Promise.all([
        pace(endsAt, phase.reads, () => begun.push(readOne(tally))),
        pace(endsAt, phase.analytics, () => begun.push(analyse())),
        pace(endsAt, phase.writes, () => begun.push(write(last.signal))),
      ]);
    }
    await Promise.race([Promise.all(begun), pause(15_000)]);
    last.abort();
    await Promise.all(begun);
  };

  const bill = async (): Promise<number> => {
    const lines = [...(await world.metrics.render()).matchAll(/^graph_erp_calls_total\{.*\} (\d+)$/gm)];
    return lines.reduce((sum, [, count]) => sum + Number(count), 0);
  };
  for (let warming = 0; warming < 10; warming += 1) await readOne({ reads: 0, answered: 0, fresh: 0, latencies: [] });
  const billedBefore = await bill();
  told = 0;
  console.log('READY');
  void readSchedule()
    .then(run)
    .then(async () => {
      const billed = (await bill()) - billedBefore;
      const report: CallerReport = {
        phases,
        orders,
        attempts,
        billed,
        told,
      };
      console.log(`REPORT ${JSON.stringify(report)}`);
    });
});
