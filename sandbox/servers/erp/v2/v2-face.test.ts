import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MutableWorld } from '../../../world/create-world.ts';
import { createTinyWorld } from '../../../world/tiny-world.ts';
import { type SandboxServers, openSandboxServers } from '../../servers.ts';

let world: MutableWorld;
let servers: SandboxServers;
beforeEach(async () => {
  world = createTinyWorld();
  servers = await openSandboxServers({ world });
});
afterEach(() => servers.close());

const ask = async (path: string, headers: Record<string, string> = {}, body?: unknown) => {
  const response = await fetch(`${servers.erp.controlUrl}/sap/opu/odata/sap/${path}`, {
    headers: {
      authorization: `Bearer ${servers.credentials.password}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
interface Page {
  readonly d: { readonly results: Record<string, unknown>[]; readonly __count?: string; readonly __next?: string };
}
const pageOf = ({ text }: { readonly text: string }): Page['d'] => (JSON.parse(text) as Page).d; // what is asked for are sets
const rowsOf = (answer: { readonly text: string }): Page['d']['results'] => pageOf(answer).results;

it('writes amounts as text, times as /Date()/ and defers what is not expanded', async () => {
  const [product] = rowsOf(await ask("API_PRODUCT_SRV/A_Product?$filter=Product eq 'A-100'"));
  expect(product).toMatchObject({
    LastChangeDateTime: '/Date(1772431200000+0000)/',
    to_Description: { __deferred: { uri: expect.any(String) } },
  });
  const [stock] = rowsOf(await ask("API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod?$filter=Material eq 'A-300'"));
  expect(stock).toMatchObject({ Batch: 'L-1', MatlWrhsStkQtyInMatlBaseUnit: '87.25000000000000' });
});

it('knows no `in`, and filters by time in its own literals', async () => {
  expect((await ask("API_PRODUCT_SRV/A_Product?$filter=Product in ('A-100')")).status).toBe(400);
  const item = world.tables.Items.get('A-200');
  if (item !== null) world.tables.Items.put(item);
  const since = "LastChangeDateTime gt datetimeoffset'2026-03-02T06:00:00Z'";
  const changed = rowsOf(await ask(`API_PRODUCT_SRV/A_Product?$filter=${encodeURIComponent(since)}`));
  expect(changed.map(({ Product }) => Product)).toEqual(['A-200']);
});

it('gives all rows once behind __next', async () => {
  const item = world.tables.Items.get('A-100');
  for (let at = 0; at < 700 && item !== null; at += 1) world.tables.Items.put({ ...item, ItemNo: `B-${at}` });
  const seen: unknown[] = [];
  let path: string | undefined = 'API_PRODUCT_SRV/A_Product?$inlinecount=allpages&$top=650';
  while (path !== undefined) {
    const d = pageOf(await ask(path));
    expect(d.__count).toBe('705');
    seen.push(...d.results.map(({ Product }) => Product));
    path = d.__next?.split('/sap/opu/odata/sap/')[1];
  }
  expect([seen.length, new Set(seen).size]).toEqual([650, 650]);
});

it('lets nobody write without a token of the same session', async () => {
  const set = 'API_PURCHASEORDER_PROCESS_SRV/A_PurchaseOrder';
  const refused = await ask(set, {}, {});
  expect([refused.status, refused.headers.get('x-csrf-token')]).toEqual([403, 'Required']);
  const fetched = await ask('API_PURCHASEORDER_PROCESS_SRV/', { 'x-csrf-token': 'Fetch' });
  const guard = {
    'x-csrf-token': fetched.headers.get('x-csrf-token') ?? '',
    cookie: (fetched.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  };
  expect((await ask(set, { 'x-csrf-token': guard['x-csrf-token'] }, {})).status).toBe(403);
  expect((await ask(set, guard, {})).status).toBe(400); // let in, and no order
  servers.erp.v2.endSessions();
  expect((await ask(set, guard, {})).status).toBe(403);
});
