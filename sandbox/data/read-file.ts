import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { type CsvError, type Info, parse } from 'csv-parse';

/** A row as read: its cells, and the line of the file it ends on. */
export interface ReadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** `NAME.csv` or `NAME.csv.gz` in a folder; `null` when there is neither. */
export const findCsv = (folder: string, name: string): string | null =>
  [`${name}.csv`, `${name}.csv.gz`].map((file) => path.join(folder, file)).find((file) => existsSync(file)) ?? null;

/**
 * Streams the rows of a CSV file (RFC 4180, UTF-8 with or without BOM, gzip by its name), the header first. A row that
 * cannot be read as CSV is told to `onBroken` and left out; the others go on.
 */
export const readCsv = async function* (
  file: string,
  onBroken: (line: number, reason: string) => void,
): AsyncGenerator<ReadRow> {
  const source = createReadStream(file);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true, // judged by us, with a reason, row by row
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      onBroken(Number(error?.['lines'] ?? 0), error?.message ?? 'cannot be read as CSV');
      return undefined;
    },
  });
  const text = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => parser.destroy(error));
  text.on('error', (error: Error) => parser.destroy(error));
  // csv-parse types its records as unknown: with `info` and without `columns` each is this.
  for await (const { record, info } of text.pipe(parser) as AsyncIterable<{ record: string[]; info: Info }>) {
    yield { line: info.lines, cells: record };
  }
};
