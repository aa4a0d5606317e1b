// USAID contraceptive ledger → the layout of docs/sandbox-data.md. Each row (site × product × month) becomes movements at
// the month's end in the site's zone, so that the sum of a series' movements up to then is the row's stock_end exactly.
// The first month of a series opens it. Where a month does not begin with what the month before ended with, the difference
// is posted at the month's first second: OPENING_DIFFERENCE between neighbouring months, UNREPORTED_MONTHS after a gap.
import { type ConversionNotes, type ConversionReport, recordConversion } from './conversion.ts';
import { type CsvWriter, createCsvWriter } from './csv-writer.ts';
import { readSource } from './source-rows.ts';

const LEDGER = ['year', 'month', 'site_code', 'product_code', 'stock_initial', 'stock_received', 'stock_distributed', 'stock_adjustment', 'stock_end'] as const;
const AMOUNTS = ['stock_initial', 'stock_received', 'stock_distributed', 'stock_adjustment', 'stock_end'] as const;
const ZONE = 'Africa/Abidjan'; // UTC+00:00 all year, so wall-clock time is UTC there

interface LedgerMonth {
  readonly line: number;
  /** Months since year 0. */
  readonly month: number;
  readonly initial: number;
  readonly received: number;
  readonly distributed: number;
  readonly adjustment: number;
  readonly end: number;
}

const monthText = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
const firstSecond = (month: number): string => `${monthText(month)}-01T00:00:00Z`;
/** So many seconds before the month is over. */
const beforeEnd = (month: number, seconds: number): string =>
  new Date(Date.parse(firstSecond(month + 1)) - seconds * 1000).toISOString();

const writeMovements = (writer: CsvWriter, key: string, months: readonly LedgerMonth[], notes: ConversionNotes): void => {
  const [site = '', product = ''] = key.split(' ');
  const write = (month: number, type: string, quantity: number, reason: string | null, time: string): void => {
    const part = reason === null ? type : `${type}-${reason}`;
    writer.write([`${site}-${product}-${monthText(month)}-${part}`, product, site, type, quantity, reason, time]);
  };
  let previous: LedgerMonth | null = null;
  for (const row of months) {
    if (previous === null) write(row.month, 'OPEN', row.initial, null, firstSecond(row.month));
    else {
      const between = row.month - previous.month - 1;
      const difference = row.initial - previous.end;
      const place = `${site} ${product}`;
      if (between > 0) {
        const said = `${between} months without a row before ${monthText(row.month)}; stock ${previous.end} → ${row.initial}`;
        notes.list(difference === 0 ? 'GAP' : 'GAP_WITH_DIFFERENCE', row.line, place, said);
      } else if (difference !== 0) {
        notes.list('OPENING_DIFFERENCE', row.line, place, `${monthText(row.month)} opens with ${row.initial}, the month before ended with ${previous.end}`);
      }
      if (difference !== 0) {
        write(row.month, 'ADJ', difference, between > 0 ? 'UNREPORTED_MONTHS' : 'OPENING_DIFFERENCE', firstSecond(row.month));
      }
    }
    if (row.received !== 0) write(row.month, 'RCV', row.received, null, beforeEnd(row.month, 3));
    if (row.distributed !== 0) write(row.month, 'ISS', -row.distributed, null, beforeEnd(row.month, 2));
    if (row.adjustment !== 0) write(row.month, 'ADJ', row.adjustment, 'REPORTED', beforeEnd(row.month, 1));
    previous = row;
  }
};

const convertSites = async (folder: string, outFolder: string, leaveOut: (line: number, reason: string) => void) => {
  const header = ['site_no', 'name', 'type', 'company', 'territory_code', 'territory_name', 'time_zone', 'country', 'city', 'latitude', 'longitude'];
  const writer = createCsvWriter(outFolder, 'sites', header);
  const sites = new Set<string>();
  const columns = ['site_code', 'site_type', 'site_region', 'site_district', 'site_latitude', 'site_longitude'];
  for await (const { cell } of readSource(folder, 'service_delivery_site_data', columns, leaveOut)) {
    const [code, region, district] = [cell('site_code'), cell('site_region'), cell('site_district')];
    sites.add(code);
    writer.write([code, `${cell('site_type')} ${code}`, 'HS', 'CI01', region, region, ZONE, 'CI', district, cell('site_latitude'), cell('site_longitude')]);
  }
  writer.close();
  return sites;
};

const convertProducts = async (folder: string, outFolder: string, leaveOut: (line: number, reason: string) => void) => {
  const writer = createCsvWriter(outFolder, 'items', ['item_no', 'description', 'base_uom', 'category']);
  const products = new Set<string>();
  for await (const { cell } of readSource(folder, 'product', ['product_code', 'product_type', 'product_name'], leaveOut)) {
    products.add(cell('product_code'));
    writer.write([cell('product_code'), cell('product_name'), 'PCS', `Contraceptives/${cell('product_type')}`]);
  }
  writer.close();
  return products;
};

/** Converts `Train.csv(.gz)`, `product.csv` and `service_delivery_site_data.csv` of a folder. */
export const convertUsaid = (folder: string, outFolder: string): Promise<ConversionReport> =>
  recordConversion(outFolder, async (notes) => {
    const count = { lines: 0, taken: 0, leftOut: 0 };
    const sites = await convertSites(folder, outFolder, (line, reason) => notes.list('SITE_LEFT_OUT', line, '', reason));
    const products = await convertProducts(folder, outFolder, (line, reason) => notes.list('PRODUCT_LEFT_OUT', line, '', reason));
    const leaveOut = (line: number, reason: string): void => {
      count.lines += 1;
      count.leftOut += 1;
      notes.list('LEFT_OUT', line, '', reason);
    };
    const series = new Map<string, LedgerMonth[]>();
    for await (const { line, cell } of readSource(folder, 'Train', LEDGER, leaveOut)) {
      const [site, product] = [cell('site_code'), cell('product_code')];
      const wrong = AMOUNTS.find((column) => !/^-?\d{1,12}$/.test(cell(column)));
      const [year, month] = [Number(cell('year')), Number(cell('month'))];
      if (wrong !== undefined) leaveOut(line, `${wrong} "${cell(wrong)}" is not a whole number`);
      else if (!sites.has(site)) leaveOut(line, `site ${site} is not in service_delivery_site_data.csv`);
      else if (!products.has(product)) leaveOut(line, `product ${product} is not in product.csv`);
      else if (!(year >= 1900 && year <= 2200 && Number.isInteger(month) && month >= 1 && month <= 12)) leaveOut(line, 'year and month are no month');
      else {
        const [initial = 0, received = 0, distributed = 0, adjustment = 0, end = 0] = AMOUNTS.map((column) => Number(cell(column)));
        if (initial + received - distributed + adjustment !== end) {
          leaveOut(line, `${initial} + ${received} − ${distributed} + ${adjustment} is not ${end}`);
          continue;
        }
        const months = series.get(`${site} ${product}`) ?? [];
        if (months.some((each) => each.month === year * 12 + month - 1)) {
          leaveOut(line, `${cell('year')}-${cell('month')} of ${site} ${product} came before`);
          continue;
        }
        months.push({ line, month: year * 12 + month - 1, initial, received, distributed, adjustment, end });
        series.set(`${site} ${product}`, months);
        count.lines += 1;
        count.taken += 1;
      }
    }
    const writer = createCsvWriter(outFolder, 'movements', ['movement_id', 'item_no', 'site_no', 'type', 'qty', 'reason', 'event_time']);
    for (const [key, months] of series) {
      months.sort((left, right) => left.month - right.month);
      writeMovements(writer, key, months, notes);
    }
    writer.close();
    return { source: 'USAID contraceptive ledger', ...count, figures: { series: series.size, sites: sites.size, products: products.size } };
  });
