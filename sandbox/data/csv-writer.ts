import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';

const ROWS_AT_ONCE = 5000;

/** A CSV file being written; rows are cells in the order of the header. */
export interface CsvWriter {
  write(cells: readonly (string | number | null)[]): void;
  close(): void;
}

/** Begins `NAME.csv` in a folder (made when it is not there), header first; an older file is replaced. */
export const createCsvWriter = (folder: string, name: string, header: readonly string[]): CsvWriter => {
  mkdirSync(folder, { recursive: true });
  const descriptor = openSync(path.join(folder, `${name}.csv`), 'w');
  let rows: (readonly (string | number | null)[])[] = [header];
  const flush = (): void => {
    const bytes = Buffer.from(stringify(rows));
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    rows = [];
  };
  return {
    write: (cells) => {
      rows.push(cells);
      if (rows.length >= ROWS_AT_ONCE) flush();
    },
    close: () => {
      if (rows.length > 0) flush();
      closeSync(descriptor);
    },
  };
};
