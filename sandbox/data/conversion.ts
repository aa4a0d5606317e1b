import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCsvWriter } from './csv-writer.ts';

/** Something in the source that was not as it should be, and what was made of it. */
export interface ConversionNotes {
  /** Counts a note of a kind and lists it in `conversion-notes.csv`. */
  list(kind: string, line: number, subject: string, detail: string): void;
  /** Only counts: for what is too common to list. */
  count(kind: string): void;
}

/** What a converter did: lines read, taken and left out, notes by kind, and figures of the set. */
export interface ConversionReport {
  readonly source: string;
  readonly lines: number;
  readonly taken: number;
  readonly leftOut: number;
  readonly notes: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, string | number>>;
}

/** Runs a converter with a place for its notes and writes `conversion.json` beside the CSV files. */
export const recordConversion = async (
  outFolder: string,
  convert: (notes: ConversionNotes) => Promise<Omit<ConversionReport, 'notes'>>,
): Promise<ConversionReport> => {
  const writer = createCsvWriter(outFolder, 'conversion-notes', ['kind', 'line', 'subject', 'detail']);
  const counts: Record<string, number> = {};
  const count = (kind: string): void => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  try {
    const report = await convert({
      count,
      list: (kind, line, subject, detail) => {
        count(kind);
        writer.write([kind, line, subject, detail]);
      },
    });
    const whole = { ...report, notes: counts };
    writeFileSync(path.join(outFolder, 'conversion.json'), `${JSON.stringify(whole, null, 2)}\n`);
    return whole;
  } finally {
    writer.close();
  }
};
