import type { FileName } from './layout.ts';

/** A row that could not be taken. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** What a folder gave. For every file `rows = taken + rejected`. */
export interface LoadReport {
  readonly folder: string;
  readonly files: Partial<Record<FileName, { readonly rows: number; readonly taken: number; readonly rejected: number }>>;
  readonly rejects: readonly Reject[];
  /** Columns no one asked for, as `file: column`; they are read by nobody. */
  readonly ignoredColumns: readonly string[];
  /** Positions whose stock is the sum of their movements because `stock.csv` does not name them. */
  readonly derivedPositions: number;
  readonly startVersion: number;
}

/** The report as CSV text, header first: file, line, reason. */
export const rejectsAsCsv = ({ rejects }: LoadReport): string =>
  ['file,line,reason', ...rejects.map(({ file, line, reason }) => `${file},${line},"${reason.replaceAll('"', '""')}"`), ''].join('\n');
