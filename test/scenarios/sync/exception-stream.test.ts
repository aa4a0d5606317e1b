import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { instantOf } from '@distribution/model/time/instant';
import { askWell, listen } from '@distribution/test/kit/graph-client';
import { openProduct, type Product } from '@distribution/test/kit/open-product';
import { afterAll, beforeAll, expect, it } from 'vitest';

const policy = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  masterConfirmationMinutes: 15,
  expiryDays: 30,
  dampingMinutes: 15,
  trackingSignal: parseDecimal('4'),
};

let product: Product;
beforeAll(async () => {
  product = await openProduct(null);
  await product.store.exceptionJudge.judge('STOCKOUT_RISK', policy, instantOf(Date.now()));
}, 120_000);
afterAll(() => product.close(), 30_000);

it('a subscriber who starts where the list was read is told of every step, with what other graphs know of it', async () => {
  const { data } = await askWell(
    product.url,
    `{ exceptions(filter: { kinds: [STOCKOUT_RISK] }, first: 1) {
      nodes { id version sku product { name } location { code region { code } } regionCode } eventCursor } }`,
  );
  const [exception] = data.exceptions.nodes;
  expect(exception).toMatchObject({
    product: { name: expect.any(String) },
    location: { region: { code: exception.regionCode } },
  });
  const claim = 'mutation ($input: ClaimExceptionInput!) { claimException(input: $input) { userErrors { code } } }';
  const resolve =
    'mutation ($input: ResolveExceptionInput!) { resolveException(input: $input) { userErrors { code } } }';
  const { id, version } = exception;
  const done = { userErrors: [] };
  const claimed = await askWell(product.url, claim, { input: { id, version, assignee: 'pia' } });
  expect(claimed.data).toEqual({ claimException: done });
  const input = { id, version: version + 1, reason: 'transfer is on its way' };
  expect((await askWell(product.url, resolve, { input })).data).toEqual({ resolveException: done });

  const stream = (filter: string) => `subscription {
    exceptionChanged(filter: { ${filter} }, after: "${data.exceptions.eventCursor}") {
      cursor exception { id state assignee reason version value { amount } product { name } location { code } supplier { name } } } }`;
  const events = await listen(product.url, stream('kinds: [STOCKOUT_RISK], assignees: ["pia"]'), 2, 30_000);
  const told = { id, assignee: 'pia', product: exception.product, location: { code: exception.location.code } };
  expect(events.map((event): unknown => event.data.exceptionChanged.exception)).toEqual([
    { ...told, state: 'CLAIMED', reason: null, version: version + 1, value: null, supplier: null },
    { ...told, state: 'RESOLVED', reason: input.reason, version: version + 2, value: null, supplier: null },
  ]);
  const [only] = await listen(product.url, stream('states: [RESOLVED]'), 1, 30_000);
  expect(only?.data.exceptionChanged.exception).toMatchObject({ id, state: 'RESOLVED' });
}, 90_000);
