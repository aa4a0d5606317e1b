// What operations cost the outside systems, on the whole product where every record is too old to be answered without
// asking: the estimate before, the count after, and what the systems themselves have counted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProduct, type SandboxProduct } from '../kit/open-product.ts';
import { ORDER, PAGE, SPINE, STATUS } from '../kit/spine.ts';

const DATABASE_URL = process.env['DATABASE_URL'];

/** Budgets of nothing: every single record is asked for anew. */
const ALWAYS_STALE = Object.fromEntries(
  ['PRODUCTS', 'LOCATIONS', 'INVENTORY', 'ORDERS', 'SUPPLY'].map((name) => [`FRESHNESS_${name}_BUDGET_MS`, '0']),
);

interface Cost {
  readonly estimatedErpCalls: number;
  readonly actualErpCalls: number;
}

describe.skipIf(DATABASE_URL === undefined)('operations on records that are always too old', () => {
  let product: SandboxProduct;
  beforeAll(async () => {
    product = await openProduct(null, ALWAYS_STALE);
  }, 300_000);
  afterAll(() => product?.close());

  const ask = async (query: string, variables: object): Promise<Cost> => {
    const response = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables, extensions: { cost: true } }),
    });
    const { errors, extensions } = (await response.json()) as { errors?: unknown; extensions: { cost: Cost } }; // by the request
    expect(errors).toBeUndefined();
    return extensions.cost;
  };
  const billed = async (client: string): Promise<number> =>
    [...(await product.metrics.render()).matchAll(/^graph_erp_calls_total\{client="(\w+)".*\} (\d+)$/gm)]
      .filter(([, name]) => name === client)
      .reduce((sum, [, , count]) => sum + Number(count), 0);
  const counted = (): number => Object.values(product.sandbox.callCounts()).reduce((sum, calls) => sum + calls, 0);

  it('costs what it is told to cost: the answers, the bill and the systems agree, and the estimate is near', async () => {
    const { sku, salesOrder } = product.sandbox.examples;
    const operations: readonly (readonly [string, object])[] = [
      [SPINE, { sku }],
      [PAGE, {}],
      [ORDER, { number: salesOrder }],
      [STATUS, {}],
    ];
    const before = { anonymous: await billed('anonymous'), all: counted() - (await billed('house')) };
    let [actual, estimated, cameTo, first] = [0, 0, 0, 0];
    for (let round = 0; round < 6; round += 1) {
      for (const [query, variables] of operations) {
        const cost = await ask(query, variables);
        actual += cost.actualErpCalls;
        if (round === 0) first += cost.estimatedErpCalls;
        else {
          estimated += cost.estimatedErpCalls;
          cameTo += cost.actualErpCalls;
        }
      }
    }
    console.log(
      `calls ${actual} in 6 rounds; the first round was estimated at ${first}, the others at ${estimated} and came to ${cameTo}`,
    );
    expect(actual).toBeGreaterThan(10);
    expect((await billed('anonymous')) - before.anonymous).toBe(actual);
    await expect.poll(async () => counted() - (await billed('house')) - before.all).toBe(actual);
    expect(Math.abs(estimated - cameTo) / cameTo).toBeLessThan(0.1);
  }, 120_000);
});
