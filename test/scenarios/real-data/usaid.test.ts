// A real stock ledger through the whole product: converted, served by the sandbox over HTTP, read by the adapters, kept
// by sync in the store, asked through the graph. Every row of the file says what stock was, what moved and what it became:
// the store must say the same of each.
import { locationCodeSchema } from '@distribution/model/locations/location';
import { skuSchema } from '@distribution/model/products/product';
import { instantSchema } from '@distribution/model/time/instant';
import { connectOnce } from '@distribution/prisma/store/connect';
import { convertUsaid } from '@distribution/sandbox/data/convert-usaid';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askWell } from '../../kit/graph-client.ts';
import { openProduct, type Product } from '../../kit/open-product.ts';
import { readPlainCsv } from '../../kit/read-plain-csv.ts';

const realData = process.env['REAL_DATA_DIR'];
const MINUTES = 60_000;
const CHUNK = 5_000;

/** One row of the ledger: whole numbers throughout. */
interface LedgerRow {
  readonly site: string;
  readonly product: string;
  /** `2016-01`. */
  readonly month: string;
  readonly initial: number;
  readonly received: number;
  readonly distributed: number;
  readonly adjustment: number;
  readonly end: number;
}

const rowOf = (cells: Readonly<Record<string, string>>): LedgerRow => {
  const number = (name: string): number => {
    const value = Number(cells[name]);
    if (!Number.isInteger(value)) throw new Error(`${name} is ${cells[name]}`);
    return value;
  };
  return {
    site: cells['site_code'] ?? '',
    product: cells['product_code'] ?? '',
    month: `${cells['year']}-${(cells['month'] ?? '').padStart(2, '0')}`,
    initial: number('stock_initial'),
    received: number('stock_received'),
    distributed: number('stock_distributed'),
    adjustment: number('stock_adjustment'),
    end: number('stock_end'),
  };
};

const seriesOf = ({ site, product }: LedgerRow): string => `${site} ${product}`;
const firstInstantOf = (month: string): number => Date.parse(`${month}-01T00:00:00Z`);
const afterMonth = (month: string): number => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Date.UTC(year, number, 1);
};

interface AnsweredPage<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** Every node of a list of the graph, page by page. */
const pageThrough = async <T>(url: string, query: string, field: string): Promise<readonly T[]> => {
  const nodes: T[] = [];
  let after: string | null = null;
  do {
    const { data } = await askWell(url, query, { after });
    const page = data[field] as AnsweredPage<T>; // what the query selects
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
};

describe.skipIf(realData === undefined)('USAID contraceptive ledger through the whole product', () => {
  const source = path.join(realData ?? '', 'usaid-contraceptive-ledger');
  const rows: LedgerRow[] = [];
  const last = new Map<string, LedgerRow>();
  let folder = '';
  let product: Product;
  beforeAll(async () => {
    for await (const cells of readPlainCsv(path.join(source, 'Train.csv.gz'))) rows.push(rowOf(cells));
    rows.sort((left, right) => (left.month < right.month ? -1 : left.month > right.month ? 1 : 0));
    for (const row of rows) last.set(seriesOf(row), row);
    folder = mkdtempSync(path.join(tmpdir(), 'usaid-'));
    await convertUsaid(source, folder);
    product = await openProduct(folder);
  }, 4 * MINUTES);
  afterAll(async () => {
    await product?.close();
    rmSync(folder, { recursive: true, force: true });
  }, MINUTES);

  /** What the ledger of the store sums up to, for each row up to the instant. */
  const balancesAt = async (instantOfRow: (row: LedgerRow) => number): Promise<readonly string[]> => {
    const balances: string[] = [];
    for (let from = 0; from < rows.length; from += CHUNK) {
      const stretches = rows.slice(from, from + CHUNK).map((row) => ({
        sku: skuSchema.parse(row.product),
        locationCode: locationCodeSchema.parse(row.site),
        after: null,
        upTo: instantSchema.parse(new Date(instantOfRow(row)).toISOString()),
      }));
      balances.push(...(await product.store.inventory.sumMovements(stretches)));
    }
    return balances;
  };

  it(
    'balances in the store on all 35,753 rows: what a month opens with, and what it ends with',
    async () => {
      expect([rows.length, last.size]).toEqual([35_753, 1_343]);
      // What opens a month is booked at its first instant, what happens in it later; so the two are apart.
      const opened = await balancesAt(({ month }) => firstInstantOf(month));
      const ended = await balancesAt(({ month }) => afterMonth(month) - 1);
      const wrong = rows.flatMap((row, index) =>
        opened[index] === String(row.initial) && ended[index] === String(row.end)
          ? []
          : [{ ...row, opened: opened[index], ended: ended[index] }],
      );
      expect(wrong).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    'holds what was received, distributed and adjusted in each of them, and nothing besides',
    async () => {
      const client = await connectOnce(product.databaseUrl, 'real-data-test');
      const { rows: months } = await client
        .query<{ key: string; received: number; distributed: number; adjustment: number; others: number }>(
          `SELECT location_code || ' ' || sku || ' ' || to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') AS key,
           coalesce(sum(quantity) FILTER (WHERE kind = 'RECEIPT'), 0)::float8 AS received,
           coalesce(-sum(quantity) FILTER (WHERE kind = 'ISSUE'), 0)::float8 AS distributed,
           coalesce(sum(quantity) FILTER (WHERE kind = 'ADJUSTMENT' AND reason = 'REPORTED'), 0)::float8 AS adjustment,
           (count(*) FILTER (WHERE kind NOT IN ('RECEIPT', 'ISSUE', 'ADJUSTMENT', 'OPENING')))::int AS others
         FROM inventory_movement GROUP BY 1`,
        )
        .finally(() => client.end());
      const stored = new Map(months.map((month) => [month.key, month]));
      const wrong = rows.filter((row) => {
        const key = `${seriesOf(row)} ${row.month}`;
        const nothing = { received: 0, distributed: 0, adjustment: 0, others: 0 };
        const { received, distributed, adjustment, others } = stored.get(key) ?? nothing;
        stored.delete(key);
        const same = received === row.received && distributed === row.distributed && adjustment === row.adjustment;
        return !same || others !== 0 || row.initial + received - distributed + adjustment !== row.end;
      });
      expect(wrong).toEqual([]);
      expect([...stored.keys()]).toEqual([]);
    },
    MINUTES,
  );

  it('lists the 142 places where a month does not open with what the last one ended with', async () => {
    const nodes = await pageThrough<{
      readonly kind: string;
      readonly locationCode: string;
      readonly occurredAt: string;
      readonly quantity: { readonly value: string };
      readonly product: { readonly sku: string };
    }>(
      product.url,
      `query ($after: Cursor) {
        inventoryMovements(filter: { reason: "OPENING_DIFFERENCE" }, first: 50, after: $after) {
          nodes { kind locationCode occurredAt quantity { value } product { sku } } pageInfo { hasNextPage endCursor }
        }
      }`,
      'inventoryMovements',
    );
    const breaks: string[] = [];
    const before = new Map<string, LedgerRow>();
    for (const row of rows) {
      const previous = before.get(seriesOf(row));
      before.set(seriesOf(row), row);
      if (previous === undefined || afterMonth(previous.month) !== firstInstantOf(row.month)) continue;
      if (previous.end !== row.initial) breaks.push(`${seriesOf(row)} ${row.month} ${row.initial - previous.end}`);
    }
    expect(breaks).toHaveLength(142);
    expect(new Set(nodes.map(({ kind }) => kind))).toEqual(new Set(['ADJUSTMENT']));
    const listed = nodes.map(
      (node) => `${node.locationCode} ${node.product.sku} ${node.occurredAt.slice(0, 7)} ${node.quantity.value}`,
    );
    expect(listed.toSorted()).toEqual(breaks.toSorted());
  });

  it(
    'shows at each of the 1,343 positions the stock that its last month ended with',
    async () => {
      const nodes = await pageThrough<{
        readonly product: { readonly sku: string };
        readonly location: { readonly code: string };
        readonly onHand: { readonly value: string };
      }>(
        product.url,
        `query ($after: Cursor) {
        inventoryPositions(first: 100, after: $after) {
          nodes { product { sku } location { code } onHand { value } } pageInfo { hasNextPage endCursor }
        }
      }`,
        'inventoryPositions',
      );
      const shown = nodes.map(({ product: { sku }, location, onHand }) => `${location.code} ${sku} ${onHand.value}`);
      const expected = [...last.values()].map((row) => `${seriesOf(row)} ${row.end}`);
      expect(shown.toSorted()).toEqual(expected.toSorted());
    },
    MINUTES,
  );

  it('has parked nothing: every movement of the converted file is in the ledger', async () => {
    const first = { limit: 100, after: null, before: null, backward: false };
    expect((await product.store.operations.listParked(null, first)).rows).toEqual([]);
    const written = readFileSync(path.join(folder, 'movements.csv'), 'utf8').trimEnd().split('\n').length - 1;
    const { rows: runs } = await product.store.operations.listRuns('movements', first);
    const seed = runs.map(({ row }) => row).find(({ trigger }) => trigger === 'SEED');
    expect(seed).toMatchObject({ outcome: 'SUCCEEDED', read: written, applied: written, parked: 0 });
  });
});
