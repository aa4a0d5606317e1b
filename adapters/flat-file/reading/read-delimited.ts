import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { DocumentRefused, type RawRow } from './raw-row.ts';

/** How cells are set apart. */
export interface DelimitedForm {
  readonly delimiter: string;
  /** `null`: cells are never quoted. */
  readonly quote: string | null;
}

/** Longest record, in signs: a quote that is never closed must not take the whole file for one cell. */
const MOST_SIGNS = 1_000_000;

/** The records of delimited text (RFC 4180), blank lines left out. A record whose quotes make no sense has a problem. */
export async function* readDelimited(
  text: AsyncIterable<string>,
  { delimiter, quote }: DelimitedForm,
): AsyncGenerator<RawRow, void, undefined> {
  const skipped: { readonly text: string; readonly problem: string }[] = [];
  const parser = parse({
    delimiter,
    quote: quote ?? false,
    escape: quote ?? false,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MOST_SIGNS,
    raw: true,
    on_skip: (error, raw) => {
      if (error?.code === 'CSV_QUOTE_NOT_CLOSED' || error?.code === 'CSV_MAX_RECORD_SIZE') parser.destroy(error);
      else skipped.push({ text: raw ?? '', problem: error?.message ?? 'it cannot be read' });
      return undefined;
    },
  });
  const source = Readable.from(text);
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let number = 0;
  const withProblems = function* (): Generator<RawRow> {
    for (const each of skipped.splice(0)) yield { number: (number += 1), cells: [], ...each };
  };
  try {
    for await (const found of parser) {
      // What `raw` makes of a record.
      const { record, raw } = found as { readonly record: string[]; readonly raw: string };
      yield* withProblems();
      yield { number: (number += 1), cells: record, text: raw, problem: null };
    }
    yield* withProblems();
  } catch (error) {
    if (error instanceof CsvError) throw new DocumentRefused(`it cannot be read to its end: ${error.message}`);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}
