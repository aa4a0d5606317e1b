import path from 'node:path';
import { findCsv, readCsv } from './read-file.ts';

/** One row of a foreign file by its column names. */
export interface SourceRow {
  readonly line: number;
  readonly cell: (column: string) => string;
}

/**
 * Streams a foreign file whose columns are known. Throws when file or column is missing; a row that is no CSV, or has
 * another number of cells, is told to `onBroken` with its reason.
 */
export const readSource = async function* (
  folder: string,
  name: string,
  columns: readonly string[],
  onBroken: (line: number, reason: string) => void,
): AsyncGenerator<SourceRow> {
  const file = findCsv(folder, name);
  if (file === null) throw new Error(`${path.join(folder, name)}.csv (or .csv.gz) is missing`);
  let header: readonly string[] | null = null;
  for await (const { line, cells } of readCsv(file, onBroken)) {
    if (header === null) {
      header = cells.map((cell) => cell.trim());
      const missing = columns.filter((column) => !header?.includes(column));
      if (missing.length > 0) throw new Error(`${file} has no column ${missing.join(', ')}`);
      continue;
    }
    if (cells.length !== header.length) {
      onBroken(line, `has ${cells.length} cells where the header has ${header.length}`);
      continue;
    }
    const names = header;
    yield { line, cell: (column) => (cells[names.indexOf(column)] ?? '').trim() };
  }
};
