// Whoever read a wrong balance is told once it has been put right, and nobody else; what was decided by it is told with
// the readers, and both with the exception that stood for it.
import { inventoryPositionIdOf } from '@distribution/model/inventory/position';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { skuSchema } from '@distribution/model/products/product';
import { instantOf } from '@distribution/model/time/instant';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { EXCEPTION_POLICY } from '@distribution/test/kit/exception-policy';
import { ask, askWell, follow, type GraphAnswer } from '@distribution/test/kit/graph-client';
import { openStoreGraph, type StoreGraph } from '@distribution/test/kit/open-store-graph';
import { order } from '@distribution/test/kit/outbound-stand';
import * as sample from '@distribution/test/kit/sample-records';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const WRONG = '987654';
const POSITION = inventoryPositionIdOf(
  legalEntityCodeSchema.parse('ACME'),
  skuSchema.parse('C'),
  locationCodeSchema.parse('DC1'),
);
const NONE = { compared: 0, matched: 0, withinTolerance: 0, inFlight: 0 };

let graph: StoreGraph;
let client: pg.Client;
let operator: string;
beforeAll(async () => {
  graph = await openStoreGraph({ READ_LOG: 'on' });
  client = new pg.Client(graph.databaseUrl);
  await client.connect();
  operator = await graph.token('olga', { roles: ['operator'] });
  const { sync } = graph.store;
  await declareFlows(sync, sample.at(1));
  await applyChanges(sync, 'locations', [sample.location('DC1', 'SE')]);
  await applyChanges(sync, 'products', [sample.product('C'), sample.product('D')]);
  const positions = ['C', 'D'].map((sku) => sample.position(sku, 'DC1', 'SE', '5', { asOf: sample.at(2) }));
  await applyChanges(sync, 'inventory', positions);
}, 120_000);
afterAll(async () => {
  await client.end();
  await graph.close();
}, 30_000);

const STOCK = 'query Stock($sku: String!) { inventoryPosition(sku: $sku, locationCode: "DC1") { onHand { value } } }';
const read = async (person: string, sku = 'C') => {
  const { data } = await askWell(graph.url, STOCK, { sku }, await graph.token(person));
  return data.inventoryPosition.onHand.value;
};
const setBalance = (onHand: string) =>
  client.query(`UPDATE inventory_position SET on_hand = $1 WHERE sku = 'C' AND location_code = 'DC1'`, [onHand]);
const told = () => sample.position('C', 'DC1', 'SE', '5', { asOf: sample.at(2) });
const compareAgreeing = async (name: string) => {
  const { reconciliation } = graph.store;
  await reconciliation.finishRun(await reconciliation.startRun('inventory', name), 'inventory', NONE, [], name);
};
/** Finds the wrong balance as a comparison does. */
const findDrift = async (name: string): Promise<string> => {
  const { reconciliation } = graph.store;
  const run = await reconciliation.startRun('inventory', name);
  const [found] = await reconciliation.compare([told()], INVENTORY_RULES);
  const judged = { ...found!, kind: 'DIFFERENT', review: 'AUTO' } as const; // it differs
  const [drift] = await reconciliation.finishRun(run, 'inventory', NONE, [judged], name);
  return drift!.id;
};
const handIn = (key: string, sku: string) =>
  graph.store.outbound.submit({
    requestedBy: 'dan',
    idempotencyKey: key,
    reason: null,
    correlationId: key,
    steps: [
      {
        kind: 'CREATE_PURCHASE_ORDER',
        system: 'erp',
        content: { ...order(sku), shipToCode: locationCodeSchema.parse('DC1') },
        approval: null,
      },
    ],
  });
const CORRECTIONS = `subscription { valueCorrected { correction { subject recordIds recordKind recordKey fields operationNames reads
  wrongSince correctedAt } } }`;
/** Listens until it is stopped. */
const hear = async (person: string) => {
  const heard: GraphAnswer[] = [];
  const stop = follow(
    graph.url,
    CORRECTIONS,
    (next) => heard.push(next),
    () => {},
    await graph.token(person),
  );
  return { heard, stop };
};
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 200 });

describe('a wrong balance that has been put right', () => {
  it('is told to those who were given it, and to nobody else; what rested on it stands beside them', async () => {
    const people = ['anna', 'ben', 'cleo', 'dan'];
    const listeners = new Map<string, Awaited<ReturnType<typeof hear>>>();
    for (const person of people) listeners.set(person, await hear(person));
    await sleep(1_000);
    expect(await read('anna')).toBe('5'); // before it was wrong, and before the comparison that agreed
    await handIn('before', 'C');
    await sleep(5);
    await compareAgreeing('agrees');
    await setBalance(WRONG);
    expect(await read('dan')).toBe(WRONG);
    expect(await read('dan')).toBe(WRONG);
    expect(await read('cleo')).toBe(WRONG);
    await read('ben', 'D'); // another record
    await handIn('during', 'C');
    await handIn('of another product', 'D');
    const drift = await findDrift('finds');
    await graph.store.reconciliation.correct(drift, INVENTORY_RULES, { actor: 'x', reason: 'y', correlationId: 'z' });
    await sleep(5);
    expect(await read('anna')).toBe('5'); // after it
    await handIn('after', 'C');
    await eventually(async () => {
      const now = Date.now();
      await graph.store.watch.tellReaders(instantOf(now), 3_000);
      for (const person of ['dan', 'cleo']) expect(listeners.get(person)?.heard).toHaveLength(1);
    });
    expect(await graph.store.watch.tellReaders(instantOf(Date.now() + 60_000), 0)).toBe(0); // once
    expect(listeners.get('dan')?.heard[0]?.data.valueCorrected.correction).toMatchObject({
      subject: 'dan',
      recordIds: [POSITION],
      recordKind: 'INVENTORY_POSITION',
      recordKey: 'C DC1',
      fields: ['onHand'],
      operationNames: ['Stock'],
      reads: 2,
    });
    expect(listeners.get('cleo')?.heard[0]?.data.valueCorrected.correction).toMatchObject({
      subject: 'cleo',
      reads: 1,
    });
    for (const person of ['anna', 'ben']) expect(listeners.get(person)?.heard).toEqual([]);
    for (const { stop } of listeners.values()) await stop();

    const query = `{ drifts(first: 1) { nodes { readers { nodes { subject } decisions { kind subject by } } } } }`;
    const { data } = await askWell(graph.url, query, {}, operator);
    const { nodes, decisions } = data.drifts.nodes[0].readers;
    expect(nodes.map(({ subject }: { subject: string }) => subject).sort()).toEqual(['cleo', 'dan']);
    expect(decisions).toEqual([{ kind: 'OUTBOUND', subject: 'purchase order from V-1 to DC1', by: 'dan' }]);
  }, 90_000);

  it('is told with the exception that stood for it', async () => {
    await setBalance(WRONG);
    await findDrift('finds again');
    await graph.store.exceptionJudge.judge('DRIFT', EXCEPTION_POLICY, instantOf(Date.now()));
    expect(await read('ben')).toBe(WRONG);
    const query = `{ exceptions(filter: { kinds: [DRIFT] }, first: 1) { nodes { id readers { nodes { subject } } } } }`;
    await eventually(async () => {
      const { data } = await askWell(graph.url, query, {}, operator);
      const subjects = data.exceptions.nodes[0].readers.nodes.map(({ subject }: { subject: string }) => subject);
      expect(subjects).toContain('ben');
    });
    const { errors } = await ask(graph.url, query, {}, await graph.token('pia', { roles: ['integration-support'] }));
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }, 60_000);
});
