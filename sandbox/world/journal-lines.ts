import type { ForecastVersionRecord, TableName } from './records.ts';

/** Table, row version, time of change, 1 for a tombstone, and the record. */
export type JournalChange = readonly [TableName, number, string, 0 | 1, object];
export type JournalForecast = Pick<ForecastVersionRecord, 'versionId' | 'publishedAt' | 'horizonStart'>;

/** First line: which world the changes belong to, and the row versions its own rows lie between. */
export interface JournalHead {
  readonly identity: string;
  readonly startVersion: number;
  readonly endVersion: number;
}
/** Every other line: the tick (the last one, for a write from outside), its changes and its forecasts. */
export interface JournalLine {
  readonly n: number;
  readonly c: readonly JournalChange[];
  readonly f?: readonly JournalForecast[];
}

/**
 * Reads a journal's bytes. A last line without its end was torn by a kill and is left out (`goodBytes` ends before it);
 * anything else that is no JSON is damage and throws.
 */
export const parseJournal = (
  bytes: Buffer,
  file: string,
): { readonly head: JournalHead | null; readonly lines: readonly JournalLine[]; readonly goodBytes: number } => {
  const goodBytes = bytes.lastIndexOf(0x0a) + 1;
  const texts = bytes.subarray(0, goodBytes).toString('utf8').split('\n').slice(0, -1);
  const parsed = texts.map((text, index): unknown => {
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new Error(`line ${index + 1} of ${file} is damaged; move the file away to begin the sandbox anew`, {
        cause,
      });
    }
  });
  // We wrote these lines ourselves; damage shows as broken JSON above.
  const [head, ...lines] = parsed as [JournalHead | undefined, ...JournalLine[]];
  return { head: head ?? null, lines, goodBytes };
};
