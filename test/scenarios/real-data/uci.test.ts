// A wholesaler's real order book through the whole product: converted, served by the sandbox over HTTP, read by the
// adapters, kept by sync in the store, asked through the graph; compared with what a reader of its own finds in the file.
import { connectOnce } from '@distribution/prisma/store/connect';
import { convertUci } from '@distribution/sandbox/data/convert-uci';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askWell } from '../../kit/graph-client.ts';
import { openProduct, type Product } from '../../kit/open-product.ts';
import { readPlainCsv } from '../../kit/read-plain-csv.ts';

const realData = process.env['REAL_DATA_DIR'];
const MINUTES = 60_000;

interface Invoice {
  readonly customer: string;
  readonly skus: string[];
  readonly quantities: string[];
  readonly prices: string[];
  thousandths: bigint;
}

interface AnsweredOrder {
  readonly totalAmount: { readonly amount: string };
  readonly lines: readonly {
    readonly number: number;
    readonly product: { readonly sku: string };
    readonly quantity: { readonly value: string };
    readonly unitPrice: { readonly amount: string };
  }[];
}

/** Plain decimal text with at most three places, in thousandths; other text is an error, not a rounding. */
const thousandthsOf = (text: string): bigint => {
  const match = /^(-?)(\d+)(?:\.(\d{1,3})0*)?$/.exec(text);
  if (match === null) throw new Error(`${text} has more than three places`);
  const size = BigInt(`${match[2] ?? ''}${(match[3] ?? '').padEnd(3, '0')}`);
  return match[1] === '-' ? -size : size;
};

describe.skipIf(realData === undefined)('UCI Online Retail through the whole product', () => {
  const source = path.join(realData ?? '', 'uci-online-retail');
  const invoices = new Map<string, Invoice>();
  let lines = 0;
  let folder = '';
  let product: Product;
  beforeAll(async () => {
    for await (const row of readPlainCsv(path.join(source, 'online-retail.csv.gz'))) {
      const { InvoiceNo = '', StockCode = '', Quantity = '', UnitPrice = '', CustomerID = '' } = row;
      const customer = CustomerID.replace(/\.0$/, '');
      const invoice = invoices.get(InvoiceNo) ?? { customer, skus: [], quantities: [], prices: [], thousandths: 0n };
      invoice.skus.push(StockCode.trim());
      invoice.quantities.push(Quantity);
      invoice.prices.push(UnitPrice);
      invoice.thousandths += BigInt(Quantity) * thousandthsOf(UnitPrice);
      invoices.set(InvoiceNo, invoice);
      lines += 1;
    }
    folder = mkdtempSync(path.join(tmpdir(), 'uci-'));
    await convertUci(source, folder);
    product = await openProduct(folder);
  }, 8 * MINUTES);
  afterAll(async () => {
    await product?.close();
    rmSync(folder, { recursive: true, force: true });
  }, MINUTES);

  it(
    'keeps every invoice and every line, each invoice with the count and total that the file has',
    async () => {
      expect([invoices.size, lines]).toEqual([25_900, 541_909]);
      const client = await connectOnce(product.databaseUrl, 'real-data-test');
      const { rows } = await client
        .query<{ number: string; lines: number; kept: number; stated: string; summed: string }>(
          `SELECT o.number, jsonb_array_length(o.body->'lines') AS lines, o.body->'totalAmount'->>'amount' AS stated,
           (SELECT count(*)::int FROM sales_order_line l WHERE l.order_id = o.id) AS kept,
           (SELECT sum((l->'quantity'->>'value')::numeric * (l->'unitPrice'->>'amount')::numeric)::text
              FROM jsonb_array_elements(o.body->'lines') l) AS summed
         FROM sales_order o`,
        )
        .finally(() => client.end());
      expect(rows).toHaveLength(25_900);
      expect(rows.reduce((sum, row) => sum + row.kept, 0)).toBe(541_909);
      const wrong = rows.filter(({ number, ...row }) => {
        const invoice = invoices.get(number);
        if (invoice === undefined || row.lines !== invoice.skus.length || row.kept !== row.lines) return true;
        return [row.stated, row.summed].some((amount) => thousandthsOf(amount) !== invoice.thousandths);
      });
      expect(wrong).toEqual([]);
      const total = rows.reduce((sum, { stated }) => sum + thousandthsOf(stated), 0n);
      expect(total).toBe(9_747_747_934n); // 9,747,747.934 pounds
    },
    MINUTES,
  );

  it('has nothing parked, and one run that took each flow', async () => {
    const first = { limit: 100, after: null, before: null, backward: false };
    expect((await product.store.operations.listParked(null, first)).rows).toEqual([]);
    const { rows } = await product.store.operations.listRuns('sales-orders', first);
    const seed = rows.map(({ row }) => row).find(({ trigger }) => trigger === 'SEED');
    expect(seed).toMatchObject({ outcome: 'SUCCEEDED', read: 25_900, applied: 25_900, unchanged: 0, parked: 0 });
  });

  it.each([
    ['a plain sale', '536365', 'CLOSED'],
    ['a cancellation', 'C536379', 'RETURNED'],
    ['a sale without a customer', '536414', 'CLOSED'],
    ['a write-off', '536589', 'RETURNED'],
    ['a bad debt', 'A563186', 'CLOSED'],
    ['the longest of all', '573585', 'CLOSED'],
  ])('answers %s (%s) line by line as in the file', async (_kind, number, status) => {
    const invoice = invoices.get(number);
    if (invoice === undefined) throw new Error(`the file has no invoice ${number}`);
    const { data } = await askWell(
      product.url,
      `query ($number: String!) {
        salesOrder(number: $number) {
          number status currency customer { code } totalAmount { amount }
          lines { number product { sku } quantity { value unit } unitPrice { amount } }
        }
      }`,
      { number },
    );
    const order = data.salesOrder as AnsweredOrder; // what was selected above
    const customer = invoice.customer === '' ? null : { code: invoice.customer };
    expect(order).toMatchObject({ number, status, currency: 'GBP', customer });
    expect(thousandthsOf(order.totalAmount.amount)).toBe(invoice.thousandths);
    const answered = order.lines.map((line) => [
      line.number,
      line.product.sku,
      line.quantity.value,
      thousandthsOf(line.unitPrice.amount),
    ]);
    const filed = invoice.skus.map((sku, index) => [
      index + 1,
      sku,
      invoice.quantities[index],
      thousandthsOf(invoice.prices[index] ?? ''),
    ]);
    expect(answered).toEqual(filed);
  });
});
