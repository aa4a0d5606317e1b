// UCI Online Retail → the layout of docs/sandbox-data.md. Every line of the file becomes a line of a sales order; what
// is odd about it is noted with its line, nothing is put right in silence. Invoices beginning with C (cancellations) and
// invoices with negative quantities become returns (RET) with negative lines; all others are closed orders.
import { Temporal } from 'temporal-polyfill';
import { type ConversionNotes, type ConversionReport, recordConversion } from './conversion.ts';
import { COUNTRY_CODES } from './country-codes.ts';
import { createCsvWriter } from './csv-writer.ts';
import { billionthsOf, textOfBillionths } from './exact.ts';
import { type SourceRow, readSource } from './source-rows.ts';

const COLUMNS = ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'];
const ZONE = 'Europe/London';
const SITE = 'UK-DC';

interface Invoice {
  readonly date: string;
  readonly orderedAt: string;
  readonly status: 'CLOSED' | 'RET';
  readonly customer: string;
  lines: number;
}

const instants = new Map<string, string>();
/** Wall-clock time of the wholesaler, `2010-12-01 08:26:00`, as an instant; `null` when it is none. */
const instantOf = (local: string): string | null => {
  const known = instants.get(local);
  if (known !== undefined) return known;
  try {
    const instant = Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(ZONE).toInstant().toString();
    instants.set(local, instant);
    return instant;
  } catch {
    return null;
  }
};

/** Why a line cannot become an order line; `null` when it can. */
const reasonAgainst = ({ cell }: SourceRow): string | null => {
  if (cell('InvoiceNo') === '') return 'InvoiceNo is blank';
  if (cell('StockCode') === '') return 'StockCode is blank';
  if (!/^-?\d+$/.test(cell('Quantity'))) return `Quantity "${cell('Quantity')}" is not a whole number`;
  if (billionthsOf(cell('UnitPrice')) === null) return `UnitPrice "${cell('UnitPrice')}" is not a plain decimal number`;
  if (instantOf(cell('InvoiceDate')) === null) return `InvoiceDate "${cell('InvoiceDate')}" is not a date and time`;
  return null;
};

/** The commonest of the descriptions of a stock code; the code itself when all are blank. */
const nameOf = (code: string, descriptions: ReadonlyMap<string, number>): string =>
  [...descriptions].sort(([left, many], [right, more]) => more - many || (left < right ? -1 : 1))[0]?.[0] ?? code;

const noteOddities = ({ line, cell }: SourceRow, invoice: Invoice, notes: ConversionNotes): void => {
  const number = cell('InvoiceNo');
  if (cell('CustomerID') === '') notes.count('NO_CUSTOMER');
  if (cell('Description') === '') notes.list('BLANK_DESCRIPTION', line, cell('StockCode'), 'named by its other lines, or by its code');
  if (/^-|^0*(\.0*)?$/.test(cell('UnitPrice'))) notes.list('PRICE_NOT_POSITIVE', line, number, `taken at ${cell('UnitPrice')}`);
  if (number.startsWith('A')) notes.list('BAD_DEBT_ADJUSTMENT', line, number, 'no sale; taken as an order line so that totals agree');
  if (invoice.status === 'RET' && !number.startsWith('C')) {
    notes.list('NEGATIVE_WITHOUT_CANCELLATION', line, number, 'a write-off by its look; taken as a return');
  }
  if (cell('InvoiceDate') !== invoice.date) {
    notes.list('SECOND_TIME_IN_INVOICE', line, number, `${cell('InvoiceDate')}; the invoice keeps its first, ${invoice.date}`);
  }
};

const writeMasterData = (
  outFolder: string,
  items: ReadonlyMap<string, ReadonlyMap<string, number>>,
  customers: ReadonlyMap<string, string>,
): void => {
  const sites = createCsvWriter(outFolder, 'sites', ['site_no', 'name', 'type', 'company', 'territory_code', 'territory_name', 'time_zone', 'country']);
  sites.write([SITE, 'Online retailer warehouse', 'DC', 'UK01', 'UK', 'United Kingdom', ZONE, 'GB']);
  sites.close();
  const itemFile = createCsvWriter(outFolder, 'items', ['item_no', 'description', 'base_uom', 'category']);
  for (const [code, descriptions] of items) itemFile.write([code, nameOf(code, descriptions), 'PCS', 'Giftware']);
  itemFile.close();
  const customerFile = createCsvWriter(outFolder, 'customers', ['customer_no', 'name', 'currency', 'country']);
  for (const [number, country] of customers) customerFile.write([number, `Customer ${number}`, 'GBP', COUNTRY_CODES[country] ?? null]);
  customerFile.close();
};

/** Converts `online-retail.csv(.gz)` of a folder. */
export const convertUci = (folder: string, outFolder: string): Promise<ConversionReport> =>
  recordConversion(outFolder, async (notes) => {
    const invoices = new Map<string, Invoice>();
    const items = new Map<string, Map<string, number>>();
    const customers = new Map<string, string>();
    const count = { lines: 0, taken: 0, leftOut: 0 };
    let amount = 0n;
    let units = 0n;
    const leaveOut = (line: number, reason: string): void => {
      count.lines += 1;
      count.leftOut += 1;
      notes.list('LEFT_OUT', line, '', reason);
    };
    const orders = createCsvWriter(outFolder, 'sales_orders', ['document_no', 'company', 'customer_no', 'site_no', 'status', 'ordered_at', 'currency', 'line_no', 'item_no', 'uom', 'quantity', 'qty_shipped', 'unit_price']);
    for await (const row of readSource(folder, 'online-retail', COLUMNS, leaveOut)) {
      const { line, cell } = row;
      const reason = reasonAgainst(row);
      if (reason !== null) {
        leaveOut(line, reason);
        continue;
      }
      const [number, code, quantity] = [cell('InvoiceNo'), cell('StockCode'), cell('Quantity')];
      const customer = cell('CustomerID').replace(/\.0$/, '');
      const country = customers.get(customer);
      if (customer !== '' && country === undefined) customers.set(customer, cell('Country'));
      if (country !== undefined && country !== cell('Country')) notes.count('CUSTOMER_IN_SECOND_COUNTRY');
      const isReturn = number.startsWith('C') || quantity.startsWith('-');
      const invoice = invoices.get(number) ?? {
        date: cell('InvoiceDate'),
        orderedAt: instantOf(cell('InvoiceDate')) ?? '',
        status: isReturn ? 'RET' : 'CLOSED',
        customer,
        lines: 0,
      };
      if (invoice.customer !== customer) {
        leaveOut(line, `customer ${customer} on an invoice of ${invoice.customer}`);
        continue;
      }
      invoice.lines += 1;
      invoices.set(number, invoice);
      noteOddities(row, invoice, notes);
      const descriptions = items.get(code) ?? new Map<string, number>();
      if (cell('Description') !== '') descriptions.set(cell('Description'), (descriptions.get(cell('Description')) ?? 0) + 1);
      items.set(code, descriptions);
      count.lines += 1;
      count.taken += 1;
      units += BigInt(quantity);
      amount += BigInt(quantity) * (billionthsOf(cell('UnitPrice')) ?? 0n);
      orders.write([number, 'UK01', customer, SITE, invoice.status, invoice.orderedAt, 'GBP', invoice.lines, code, 'PCS', quantity, quantity, cell('UnitPrice')]);
    }
    orders.close();
    writeMasterData(outFolder, items, customers);
    const returns = [...invoices.values()].filter(({ status }) => status === 'RET').length;
    return {
      source: 'UCI Online Retail',
      ...count,
      figures: { invoices: invoices.size, returns, stockCodes: items.size, customers: customers.size, units: String(units), amount: textOfBillionths(amount) },
    };
  });
