import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MutableWorld } from '../../world/create-world.ts';
import { createTinyWorld } from '../../world/tiny-world.ts';
import { type SandboxServers, openSandboxServers } from '../servers.ts';
import { findEntitySet } from './entity-sets.ts';
import { parseFilter } from './filter.ts';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { readonly value: Record<string, unknown>[] };
}

describe('the ERP', () => {
  let world: MutableWorld;
  let servers: SandboxServers;
  beforeEach(async () => {
    world = createTinyWorld();
    servers = await openSandboxServers({ world });
  });
  afterEach(() => servers.close());

  const ask = async (path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${servers.erp.url}/${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${servers.credentials.password}`,
        accept: 'application/json;IEEE754Compatible=true',
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith('{') ? JSON.parse(text) : { text, value: [] },
    };
  };
  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, headers, { method, body: JSON.stringify(body) });
  const keys = ({ body }: Answer) => body.value.map((row) => row['ItemNo'] ?? row['DocumentNo'] ?? row['SiteNo']);
  const filter = (text: string) => ask(`Stock?$filter=${encodeURIComponent(text)}`);

  it('lists its sets and describes every one of them', async () => {
    const sets = (await ask('')).body.value.map(({ name }) => String(name));
    expect(sets).toHaveLength(14);
    const metadata = String((await ask('$metadata')).body['text']);
    for (const set of sets) expect(metadata).toContain(`<EntitySet Name="${set}"`);
  });

  it('pages in key order behind opaque links, and every row comes once though rows change meanwhile', async () => {
    const seen: unknown[] = [];
    let path: string | undefined = 'Items?$count=true&$orderby=ItemNo';
    while (path !== undefined) {
      const page: Answer = await ask(path, { prefer: 'odata.maxpagesize=2' });
      expect(page.body['@odata.count']).toBe(5);
      seen.push(...keys(page));
      const item = world.tables.Items.get('A-100');
      if (item !== null) world.tables.Items.put(item);
      path = page.body['@odata.nextLink'] as string | undefined;
    }
    expect(seen).toEqual(['A-100', 'A-200', 'A-300', 'A-400', 'A-500']);
  });

  it('honours $top, $skip, $select and descending order', async () => {
    const { body } = await ask('Items?$orderby=ItemNo desc&$skip=1&$top=2&$select=ItemNo');
    expect(body.value.map(({ '@odata.etag': _, ...row }) => row)).toEqual([{ ItemNo: 'A-400' }, { ItemNo: 'A-300' }]);
  });

  it.each([
    ["ItemNo eq 'A-300'", 1],
    ["ItemNo in ('A-200','A-300') and SiteNo eq 'DC-ATL'", 2],
    ["(SiteNo eq 'DC-BNA' and ItemNo in ('A-100')) or QtyOnHand lt 0", 2],
    ['QtyOnHand ge 87.25 and QtyOnHand le 90.0', 4],
    ["not (SiteNo eq 'DC-ATL')", 5],
    ["SiteNo ne 'DC-ATL' and QtyOnHand gt 100", 1],
    ['BookedThrough gt 2026-03-02T05:59:59Z', 8],
    ['BookedThrough gt 2026-03-02T01:00:00-05:00', 0],
  ])('filters %s', async (text, rows) => {
    expect((await filter(text)).body.value).toHaveLength(rows);
  });

  it.each([
    ['Colour eq 1', 'not a property'],
    ["QtyOnHand eq 'many'", 'cannot be compared'],
    ["ItemNo like 'A'", 'not supported'],
    ["ItemNo eq 'A-1' and", 'missing at the end'],
    ["ItemNo in ('A'", 'missing at the end'],
    ['ItemNo eq ~', 'cannot read'],
  ])('refuses the filter %s with a sentence', async (text, sentence) => {
    const { status, body } = await filter(text);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(sentence);
  });

  it('compares decimals exactly', () => {
    const set = findEntitySet('Stock');
    const { matches } = parseFilter('QtyOnHand eq 0.10000000000000000001', set?.properties ?? {});
    expect([matches({ QtyOnHand: '0.10000000000000000001' }), matches({ QtyOnHand: '0.1' })]).toEqual([true, false]);
  });

  it('writes amounts as text when asked to, as numbers otherwise', async () => {
    const path = "Stock(ItemNo='A-300',SiteNo='DC-ATL')";
    expect((await ask(path)).body['QtyOnHand']).toBe('87.25');
    expect((await ask(path, { accept: 'application/json' })).body['QtyOnHand']).toBe(87.25);
  });

  it('refuses query options it does not know instead of ignoring them', async () => {
    expect((await ask('Items?$search=glove')).status).toBe(501);
    expect((await ask('Items?$orderby=Description')).status).toBe(400);
    expect((await ask('Items?$expand=Lines')).status).toBe(400);
  });

  it('answers an unchanged entity with 304', async () => {
    const { headers } = await ask("Items('A-100')");
    expect((await ask("Items('A-100')", { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    expect((await ask("Items('Z-9')")).status).toBe(404);
  });

  it('tells changes and deletions after a delta link, once', async () => {
    const first = await ask('Items?$expand=Uoms', { prefer: 'odata.track-changes' });
    expect(first.headers.get('preference-applied')).toBe('odata.track-changes');
    world.tables.Items.delete('A-500');
    world.tables.ItemUoms.put({
      ItemNo: 'A-200',
      UomCode: 'BOX',
      QtyNumerator: '50',
      QtyDenominator: '1',
      EanCode: null,
    });
    const delta = await ask(String(first.body['@odata.deltaLink']));
    expect(delta.body.value).toMatchObject([
      { '@removed': { reason: 'deleted' }, '@odata.id': "Items('A-500')" },
      { ItemNo: 'A-200', Uoms: [{ UomCode: 'BOX', QtyNumerator: '50' }] },
    ]);
    expect((await ask(String(delta.body['@odata.deltaLink']))).body.value).toEqual([]);
  });

  it('tells that an entity left the filter', async () => {
    const first = await ask("SalesOrders?$filter=DocStatus eq 'OPEN'", { prefer: 'odata.track-changes' });
    expect(keys(first)).toEqual(['SO-2']);
    const order = world.tables.SalesOrders.get('SO-2');
    if (order !== null) world.tables.SalesOrders.put({ ...order, DocStatus: 'CLOSED' });
    expect((await ask(String(first.body['@odata.deltaLink']))).body.value).toMatchObject([
      { '@removed': { reason: 'changed' }, DocumentNo: 'SO-2' },
    ]);
  });

  it('answers 410 with the way to a new baseline when a delta link is too old or of another world', async () => {
    const first = await ask('Items', { prefer: 'odata.track-changes' });
    servers.erp.expireDeltaTokens();
    const gone = await ask(String(first.body['@odata.deltaLink']));
    expect([gone.status, gone.headers.get('location')]).toEqual([410, '/odata/v4/Items']);
    expect((await ask('Items?$deltatoken=bm9uc2Vuc2U')).status).toBe(400);
  });

  const order = {
    CompanyNo: 'US01',
    VendorNo: 'V-1',
    SiteNo: 'DC-ATL',
    OrderTimestamp: '2026-03-02T08:00:00Z',
    CurrencyCode: 'USD',
    AmountTotal: '74.40',
    Lines: [
      {
        LineNo: 10,
        ItemNo: 'A-100',
        UomCode: 'PCS',
        Quantity: '24',
        DirectUnitCost: '3.10',
        RequestedReceipt: '2026-03-09',
      },
    ],
  };

  it('creates a purchase order once per idempotency key', async () => {
    expect((await send('POST', 'PurchaseOrders', order)).status).toBe(400);
    const made = await send('POST', 'PurchaseOrders', order, { 'idempotency-key': 'k-1' });
    const again = await send('POST', 'PurchaseOrders', order, { 'idempotency-key': 'k-1' });
    expect([made.status, again.status]).toEqual([201, 200]);
    expect(again.body['DocumentNo']).toBe(made.body['DocumentNo']);
    expect([...world.tables.PurchaseOrders.live()]).toHaveLength(2);
    const other = await send('POST', 'PurchaseOrders', { ...order, AmountTotal: '1' }, { 'idempotency-key': 'k-1' });
    expect(other.status).toBe(409);
    expect(
      (await send('POST', 'PurchaseOrders', { ...order, VendorNo: 'V-9' }, { 'idempotency-key': 'k-2' })).status,
    ).toBe(400);
    expect((await send('POST', 'Items', {}, { 'idempotency-key': 'k-3' })).status).toBe(405);
  });

  it('changes a document only against the version that was read', async () => {
    const path = "PurchaseOrders('PO-1')";
    const etag = (await ask(path)).headers.get('etag') ?? '';
    expect((await send('PATCH', path, { DocStatus: 'PART' })).status).toBe(428);
    expect((await send('PATCH', path, { DocStatus: 'PART' }, { 'if-match': etag })).body['DocStatus']).toBe('PART');
    expect((await send('PATCH', path, { DocStatus: 'RECV' }, { 'if-match': etag })).status).toBe(412);
    expect(world.tables.PurchaseOrders.get('PO-1')?.DocStatus).toBe('PART');
  });

  it('runs a batch in order, answers each operation, and fails what depends on a failure', async () => {
    const { body } = await send('POST', '$batch', {
      requests: [
        { id: '1', method: 'GET', url: "Items('A-100')" },
        { id: '2', method: 'GET', url: "Items('Z-9')" },
        { id: '3', method: 'GET', url: "Items('A-200')", dependsOn: ['2'] },
        { id: '4', method: 'GET', url: "Items('A-200')", dependsOn: ['1'] },
      ],
    });
    expect((body['responses'] as { status: number }[]).map(({ status }) => status)).toEqual([200, 404, 424, 200]);
    const many = Array.from({ length: 101 }, (_, at) => ({ id: String(at), method: 'GET', url: 'Items' }));
    expect((await send('POST', '$batch', { requests: many })).status).toBe(400);
  });

  it('refuses callers it does not know', async () => {
    expect((await ask('Items', { authorization: 'Bearer wrong' })).status).toBe(401);
  });

  it('answers 429 with Retry-After beyond the quota, and counts it', async () => {
    servers.erp.quota.configure({ burst: 2, refillPerSecond: 0.1, maxConcurrent: 8 });
    const statuses = [(await ask('Sites')).status, (await ask('Sites')).status];
    const refused = await ask('Sites');
    expect([...statuses, refused.status]).toEqual([200, 200, 429]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(servers.erp.calls.counts().endpoints['GET Sites']?.statuses).toEqual({ '200': 2, '429': 1 });
  });

  it('answers 429 beyond the calls it takes at once', async () => {
    servers.erp.quota.configure({ burst: 100, refillPerSecond: 100, maxConcurrent: 1 });
    servers.faults.erp.set({ latencyMs: 300 });
    const first = ask('Sites');
    await expect.poll(() => servers.erp.quota.inFlight).toBe(1);
    expect((await ask('Sites')).status).toBe(429);
    expect((await first).status).toBe(200);
  });

  it('takes faults over HTTP, refuses ones it does not know, and its clock can be skewed', async () => {
    const put = (body: unknown) =>
      fetch(`${servers.erp.controlUrl}/_faults`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${servers.credentials.password}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await put({ rain: 1 })).status).toBe(400);
    expect((await put({ errorRate: 1, errorStatus: 502, endpoint: 'Items' })).status).toBe(200);
    expect([(await ask('Items')).status, (await ask('Sites')).status]).toEqual([502, 200]);
    await put({ clockSkewMs: 3_600_000 });
    const ahead = Date.parse((await ask('Sites')).headers.get('date') ?? '') - Date.now();
    expect(ahead).toBeGreaterThan(3_000_000);
    await put({ down: true });
    await expect(ask('Sites')).rejects.toThrow();
  });
});
