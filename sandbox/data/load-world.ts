// One's own data: CSV files in the layout of docs/sandbox-data.md become a world. In: a folder. Out: a world, and a
// report in which every row of every file is either taken or listed with its line and reason. A missing file or column
// is an error before anything is read; all of them are named at once. It reads files and calls nobody.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '@distribution/platform/clock/clock';
import { createVersionClock } from '../clock/version-clock.ts';
import { findExamples } from '../generator/examples.ts';
import { type MutableWorld, createWorld } from '../world/create-world.ts';
import type { Filling, TakeRow } from './filling.ts';
import { FILES, FILE_NAMES, type FileName } from './layout.ts';
import type { LoadReport, Reject } from './load-report.ts';
import { findCsv, readCsv } from './read-file.ts';
import { Row, RowProblem } from './row.ts';
import { putDocuments, takePurchaseLine, takeSalesLine, takeShipmentEvent, takeShipmentLine, takeTransferLine } from './take-documents.ts';
import { publishForecasts, takeForecastBucket } from './take-forecasts.ts';
import { takeCustomer, takeItem, takeItemUom, takePlanning, takeSite, takeVendor, takeVendorItem } from './take-master-data.ts';
import { deriveStock, takeMovement, takeStock } from './take-stock.ts';

const TAKERS: Readonly<Record<FileName, TakeRow>> = {
  sites: takeSite,
  items: takeItem,
  item_uoms: takeItemUom,
  vendors: takeVendor,
  vendor_items: takeVendorItem,
  customers: takeCustomer,
  planning: takePlanning,
  movements: takeMovement,
  stock: takeStock,
  sales_orders: takeSalesLine,
  purchase_orders: takePurchaseLine,
  transfer_orders: takeTransferLine,
  shipments: takeShipmentLine,
  shipment_events: takeShipmentEvent,
  forecasts: takeForecastBucket,
};

/** The folder is not laid out as documented; `problems` names every file and column that is missing. */
export class LayoutError extends Error {
  readonly problems: readonly string[];
  constructor(folder: string, problems: readonly string[]) {
    super(`${folder} is not laid out as docs/sandbox-data.md says:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const headerOf = async (file: string): Promise<readonly string[]> => {
  for await (const { cells } of readCsv(file, () => undefined)) return cells.map((cell) => cell.trim());
  return [];
};

/** Files that are there, with their headers; throws {@link LayoutError}. */
const checkLayout = async (folder: string) => {
  if (!existsSync(folder)) throw new LayoutError(folder, ['there is no such folder']);
  if (!statSync(folder).isDirectory()) throw new LayoutError(folder, ['it is a file, no folder']);
  const problems: string[] = [];
  const found = new Map<FileName, { readonly file: string; readonly header: readonly string[] }>();
  for (const name of FILE_NAMES) {
    const file = findCsv(folder, name);
    if (file === null) {
      if (FILES[name].required) problems.push(`${name}.csv is missing`);
      continue;
    }
    const header = await headerOf(file);
    for (const column of FILES[name].columns) {
      if (!header.includes(column)) problems.push(`${path.basename(file)} has no column ${column}`);
    }
    const twice = header.filter((column, index) => header.indexOf(column) !== index);
    for (const column of new Set(twice)) problems.push(`${path.basename(file)} has the column ${column} twice`);
    found.set(name, { file, header });
  }
  if (problems.length > 0) throw new LayoutError(folder, problems);
  return found;
};

const hashFiles = async (files: readonly string[]): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${path.basename(file)}\n`);
    // A readable stream of a file gives buffers when no encoding is set.
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  }
  return hash.digest('hex').slice(0, 32);
};

export interface LoadOptions {
  readonly clock: Clock;
  /** Row version the world of this identity begins above; default 0. */
  readonly startOf?: (identity: string) => number;
}

/** Reads a folder of CSV files into a world; throws {@link LayoutError} when it is laid out wrongly. */
export const loadWorldFromFiles = async (
  folder: string,
  { clock, startOf = () => 0 }: LoadOptions,
): Promise<{ readonly world: MutableWorld; readonly report: LoadReport }> => {
  const found = await checkLayout(folder);
  const paths = [...found.values()].map(({ file }) => file);
  const identity = `files/${await hashFiles(paths)}`;
  const startVersion = startOf(identity);
  const world = createWorld(identity, createVersionClock(clock, startVersion));
  const newest = Math.max(...paths.map((file) => Math.floor(statSync(file).mtimeMs)));
  const filling: Filling = {
    world,
    modifiedAt: new Date(newest).toISOString(),
    salesOrders: new Map(),
    purchaseOrders: new Map(),
    transferOrders: new Map(),
    shipments: new Map(),
    ledger: new Map(),
    versions: new Map(),
  };
  const rejects: Reject[] = [];
  const files: Partial<Record<FileName, { rows: number; taken: number; rejected: number }>> = {};
  const ignoredColumns: string[] = [];
  for (const [name, { file, header }] of found) {
    const count = { rows: 0, taken: 0, rejected: 0 };
    files[name] = count;
    const reject = (line: number, reason: string): void => {
      count.rows += 1;
      count.rejected += 1;
      rejects.push({ file: path.basename(file), line, reason });
    };
    const wanted: readonly string[] = [...FILES[name].columns, ...FILES[name].optional];
    ignoredColumns.push(...header.filter((column) => !wanted.includes(column)).map((column) => `${name}: ${column}`));
    const columns = new Map(header.map((column, index) => [column, index]));
    let isHeader = true;
    for await (const { line, cells } of readCsv(file, reject)) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      if (cells.length !== header.length) {
        reject(line, `has ${cells.length} cells where the header has ${header.length}`);
        continue;
      }
      try {
        TAKERS[name](new Row(columns, cells), filling);
        count.rows += 1;
        count.taken += 1;
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error;
        reject(line, error.message);
      }
    }
  }
  const derivedPositions = deriveStock(filling);
  putDocuments(filling);
  publishForecasts(filling);
  world.examples = findExamples(world);
  return { world, report: { folder, files, rejects, ignoredColumns, derivedPositions, startVersion } };
};
