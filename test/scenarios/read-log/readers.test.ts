// Who saw the bad number: a balance is made wrong for a while behind the graph's back, many callers ask many things at
// many times through the real gateway, and those reported are exactly those whose answers held the wrong number.
import { inventoryPositionIdOf } from '@distribution/model/inventory/position';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { applyChanges, declareFlows } from '@distribution/test/kit/apply-changes';
import { ask, listen } from '@distribution/test/kit/graph-client';
import { openStoreGraph, type StoreGraph } from '@distribution/test/kit/open-store-graph';
import * as sample from '@distribution/test/kit/sample-records';
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const PEOPLE = ['anna', 'ben', 'cleo', 'dan'] as const;
const SKUS = ['A', 'B', 'C'] as const;
const SITES = ['DC1', 'DC2'] as const;
const WRONG = '987654';
const FIELDS = ['InventoryPosition.onHand', 'InventoryPosition.available'];

const idOf = (sku: string, code: string): string =>
  inventoryPositionIdOf(legalEntityCodeSchema.parse('ACME'), skuSchema.parse(sku), locationCodeSchema.parse(code));

let graph: StoreGraph;
let client: pg.Client;
let operator: string;
const tokens = new Map<string, string>();
beforeAll(async () => {
  graph = await openStoreGraph({ READ_LOG: 'on' });
  client = new pg.Client(graph.databaseUrl);
  await client.connect();
  operator = await graph.token('olga', { roles: ['operator'] });
  for (const person of PEOPLE) tokens.set(person, await graph.token(person));
  const { sync } = graph.store;
  await declareFlows(sync, sample.at(1));
  await applyChanges(sync, 'locations', [sample.location('DC1', 'SE'), sample.location('DC2', 'NE')]);
  await applyChanges(
    sync,
    'products',
    SKUS.map((sku) => sample.product(sku)),
  );
  const positions = SKUS.flatMap((sku) => [
    sample.position(sku, 'DC1', 'SE', '5', { asOf: sample.at(2) }),
    sample.position(sku, 'DC2', 'NE', '7', { asOf: sample.at(2) }),
  ]);
  await applyChanges(sync, 'inventory', positions);
}, 120_000);
afterAll(async () => {
  await client.end();
  await graph.close();
}, 30_000);

/** What people ask: each names some stock, or none. `sku` and `code` are of whatever they are about to look at. */
const OPERATIONS = {
  ByKey:
    'query ByKey($sku: String!, $code: String!) { inventoryPosition(sku: $sku, locationCode: $code) { onHand { value } } }',
  Page: 'query Page { inventoryPositions(first: 2) { nodes { id available { value } } } }',
  OfProduct: 'query OfProduct($sku: String!) { product(sku: $sku) { name inventory { nodes { onHand { value } } } } }',
  OfSite:
    'query OfSite($code: String!) { location(code: $code) { city inventory(first: 2) { nodes { onHand { value } } } } }',
  Twice: `query Twice($sku: String!, $code: String!) {
    here: inventoryPosition(sku: $sku, locationCode: $code) { product { inventory { nodes { onHand { value } } } } }
    names: products { nodes { name } } }`,
  Late: `query Late($sku: String!) { product(sku: $sku) { name ... @defer { inventory { nodes { onHand { value } } } } } }`,
  Names: 'query Names { products { nodes { sku name } } locations { nodes { code } } }',
  Shelf:
    'query Shelf($sku: String!, $code: String!) { inventoryPosition(sku: $sku, locationCode: $code) { regionCode } }',
} as const;
type OperationName = keyof typeof OPERATIONS;

/** Asks, and gives the answer's text, whatever form it comes in. */
const askAs = async (person: string, operation: OperationName, sku: string, code: string): Promise<string> => {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens.get(person) ?? ''}`,
      accept: operation === 'Late' ? 'multipart/mixed;deferSpec=20220824' : 'application/json',
    },
    body: JSON.stringify({ query: OPERATIONS[operation], operationName: operation, variables: { sku, code } }),
  });
  const text = await response.text();
  expect(text).not.toContain('"errors"');
  return text;
};

const READERS = `query ($input: ReadersOfInput!) { readersOf(input: $input, first: 100) {
  nodes { subject kind operationName operationHash reads firstReadAt lastReadAt fields } lostReads toldSince } }`;
const readersOf = async (input: object) => (await ask(graph.url, READERS, { input }, operator)).data.readersOf;
const names = (readers: { nodes: { subject: string; operationName: string }[] }): string[] =>
  readers.nodes.map(({ subject, operationName }) => `${subject} ${operationName}`).sort();

/** Waits until everything that was read so far has been written: notes are written in the order of the reads. */
let markers = 0;
const settled = async (): Promise<void> => {
  const marker = await graph.token(`marker-${(markers += 1)}`);
  await ask(graph.url, '{ inventoryPosition(sku: "A", locationCode: "DC1") { onHand { value } } }', {}, marker);
  await vi.waitFor(
    async () => {
      const { nodes } = await readersOf({ ids: [idOf('A', 'DC1')] });
      expect(nodes.map(({ subject }: { subject: string }) => subject)).toContain(`marker-${markers}`);
    },
    { timeout: 10_000, interval: 100 },
  );
};
const setBalance = (sku: string, code: string, onHand: string) =>
  client.query('UPDATE inventory_position SET on_hand = $3 WHERE sku = $1 AND location_code = $2', [sku, code, onHand]);
/** An instant that nothing else has: reads take whole milliseconds. */
const instant = async (): Promise<string> => {
  await sleep(3);
  const now = new Date().toISOString();
  await sleep(3);
  return now;
};

const readArbitrary = fc.record({
  person: fc.constantFrom(...PEOPLE),
  operation: fc.constantFrom(...(Object.keys(OPERATIONS) as OperationName[])), // the keys of a constant
  sku: fc.constantFrom(...SKUS),
  code: fc.constantFrom(...SITES),
});
/** Reads that are under way together, one after another. */
const stretchArbitrary = fc.array(fc.array(readArbitrary, { minLength: 1, maxLength: 6 }), { maxLength: 3 });

describe('readers of a wrong balance', () => {
  it('are exactly those whose answers held it', async () => {
    const stretches = fc.tuple(stretchArbitrary, stretchArbitrary, stretchArbitrary);
    const target = fc.record({ sku: fc.constantFrom(...SKUS), code: fc.constantFrom(...SITES) });
    let seen = 0;
    const property = fc.asyncProperty(stretches, target, async ([before, during, after], { sku, code }) => {
      const truth = new Map<string, number>();
      const read = async (stretch: typeof before): Promise<void> => {
        for (const together of stretch) {
          await Promise.all(
            together.map(async ({ person, operation, ...of }) => {
              const text = await askAs(person, operation, of.sku, of.code);
              if (text.includes(WRONG)) truth.set(`${person} ${operation}`, 1);
            }),
          );
        }
      };
      await read(before);
      expect(truth.size).toBe(0);
      const from = await instant();
      await setBalance(sku, code, WRONG);
      await read([[{ person: 'anna', operation: 'ByKey', sku, code }], ...during]); // somebody has it, each time
      await setBalance(sku, code, '5');
      const to = await instant();
      const truly = [...truth.keys()].sort();
      await read(after);
      expect([...truth.keys()].sort()).toEqual(truly);
      await settled();
      const told = await readersOf({ ids: [idOf(sku, code)], from, to, fields: FIELDS });
      expect(names(told)).toEqual(truly);
      expect(told.lostReads).toBe(0);
      seen += truly.length;
    });
    await fc.assert(property, { numRuns: 12 });
    expect(seen).toBeGreaterThanOrEqual(12);
  }, 120_000);

  it('are told with what they asked, how often and when; one who asked for no amount only without the filter', async () => {
    const from = await instant();
    await askAs('anna', 'ByKey', 'B', 'DC2');
    await askAs('anna', 'ByKey', 'B', 'DC2');
    await askAs('ben', 'Shelf', 'B', 'DC2');
    const to = await instant();
    await settled();
    const window = { ids: [idOf('B', 'DC2')], from, to };
    expect(names(await readersOf(window))).toEqual(['anna ByKey', 'ben Shelf']);
    const { nodes } = await readersOf({ ...window, fields: FIELDS });
    expect(nodes).toMatchObject([
      {
        subject: 'anna',
        kind: 'USER',
        reads: 2,
        fields: ['InventoryPosition.onHand', 'Quantity.value', 'Query.inventoryPosition'],
      },
    ]);
    expect(nodes[0].operationHash).toMatch(/^[0-9a-f]{64}$/);
    expect(nodes[0].firstReadAt >= from && nodes[0].firstReadAt <= nodes[0].lastReadAt).toBe(true);
    expect(nodes[0].lastReadAt <= to).toBe(true);
  }, 30_000);

  it('are told by the drift that was found, from the last comparison that agreed until it was put right', async () => {
    const { reconciliation } = graph.store;
    const none = { compared: 0, matched: 0, withinTolerance: 0, inFlight: 0 };
    await askAs('cleo', 'ByKey', 'C', 'DC1');
    await reconciliation.finishRun(await reconciliation.startRun('inventory', 'r1'), 'inventory', none, [], 'r1');
    await setBalance('C', 'DC1', WRONG);
    await askAs('dan', 'ByKey', 'C', 'DC1');
    await askAs('ben', 'ByKey', 'C', 'DC2');
    const run = await reconciliation.startRun('inventory', 'r2');
    const told = sample.position('C', 'DC1', 'SE', '5', { asOf: sample.at(2) });
    const [found] = await reconciliation.compare([told], INVENTORY_RULES);
    expect(found).toMatchObject({ recordKind: 'INVENTORY_POSITION' });
    const judged = { ...found!, kind: 'DIFFERENT', review: 'AUTO' } as const; // just seen
    const [drift] = await reconciliation.finishRun(run, 'inventory', none, [judged], 'r2');
    await reconciliation.correct(drift!.id, INVENTORY_RULES, { actor: 'x', reason: 'y', correlationId: 'z' });
    await sleep(5);
    expect(await askAs('anna', 'ByKey', 'C', 'DC1')).not.toContain(WRONG);
    await settled();
    const query = `query ($token: Cursor) { drifts(first: 1) { nodes { status readers(first: 10, after: $token) {
      nodes { subject operationName } from to } } } }`;
    const { data } = await ask(graph.url, query, {}, operator);
    expect(data.drifts.nodes).toMatchObject([
      { status: 'CORRECTED', readers: { nodes: [{ subject: 'dan', operationName: 'ByKey' }] } },
    ]);
  }, 30_000);
});

describe('subscribers', () => {
  it('have read what their events held, each for themselves', async () => {
    const STREAM = (region: string, ask: string) => `subscription Watch {
      inventoryExceptions(filter: { regions: ["${region}"] }) { exception { kind product { ${ask} } } } }`;
    const stock = 'inventory { nodes { onHand { value } } }';
    const heard = [
      listen(graph.url, STREAM('SE', stock), 1, 30_000, tokens.get('anna')),
      listen(graph.url, STREAM('SE', stock), 1, 30_000, tokens.get('ben')),
      listen(graph.url, STREAM('SE', 'name'), 1, 30_000, tokens.get('cleo')),
    ];
    const nobody = listen(graph.url, STREAM('NE', stock), 1, 3_000, tokens.get('dan')).catch(() => 'nothing');
    await sleep(1_000);
    const from = await instant();
    await applyChanges(graph.store.sync, 'planning-parameters', [sample.planning('A', 'DC1', '10')]);
    await Promise.all(heard);
    expect(await nobody).toBe('nothing');
    await settled();
    const told = await readersOf({ ids: [idOf('A', 'DC1')], from, fields: FIELDS });
    expect(names(told).filter((name) => name.endsWith('Watch'))).toEqual(['anna Watch', 'ben Watch']);
  }, 60_000);

  it('have read only what their own events held, also when subgraphs are asked for the events of many together', async () => {
    const STREAM = (region: string) => `subscription Each {
      inventoryExceptions(filter: { regions: ["${region}"] }) { exception { kind product { name asOf } } } }`;
    const [anna, dan] = [
      listen(graph.url, STREAM('SE'), 1, 30_000, tokens.get('anna')),
      listen(graph.url, STREAM('NE'), 1, 30_000, tokens.get('dan')),
    ];
    await sleep(1_000);
    const from = await instant();
    const planned = [sample.planning('B', 'DC1', '10'), sample.planning('C', 'DC2', '10')];
    await applyChanges(graph.store.sync, 'planning-parameters', planned);
    await Promise.all([anna, dan]);
    await settled();
    const productOf = async (sku: string) => {
      const { data } = await ask(graph.url, 'query Id($sku: String!) { product(sku: $sku) { id } }', { sku }, operator);
      return data.product.id;
    };
    const eachOf = async (sku: string) =>
      names(await readersOf({ ids: [await productOf(sku)], from })).filter((name) => name.endsWith('Each'));
    expect([await eachOf('B'), await eachOf('C'), await eachOf('A')]).toEqual([['anna Each'], ['dan Each'], []]);
  }, 60_000);
});

describe('who may ask', () => {
  it('is an operator who may see every row, and nobody else', async () => {
    const input = { ids: [idOf('A', 'DC1')] };
    const codeOf = async (token: string | null) =>
      (await ask(graph.url, READERS, { input }, token)).errors?.[0]?.extensions.code;
    expect(await codeOf(operator)).toBeUndefined();
    expect(await codeOf(tokens.get('anna') ?? null)).toBe('FORBIDDEN');
    expect(await codeOf(await graph.token('rob', { roles: ['operator'], regions: ['SE'] }))).toBe('FORBIDDEN');
    expect(await codeOf(await graph.token('pia', { roles: ['operator'], customers: ['C1'] }))).toBe('FORBIDDEN');
  });

  it('gets a clear error for a window that is none', async () => {
    const wrong = [
      { ids: [] },
      { ids: [''] },
      { ids: ['x'], from: '2026-11-22T00:00:00Z', to: '2026-11-21T00:00:00Z' },
      { ids: ['x'], fields: ['onHand'] },
    ];
    for (const input of wrong) {
      const { errors } = await ask(graph.url, READERS, { input }, operator);
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID_ARGUMENT' } }]);
    }
    expect(await readersOf({ ids: ['nonsense'] })).toMatchObject({ nodes: [], lostReads: 0 });
  });
});
