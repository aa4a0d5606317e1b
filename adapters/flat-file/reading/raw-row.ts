/** One record of a file as it stands there. Fixed width has no cells: its columns are cut out of the text. */
export interface RawRow {
  /** 1 for the first record of the file, headers and trailer counted. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly text: string;
  /** Why nothing can be read from it, or `null`. */
  readonly problem: string | null;
}

/** A file that as a whole cannot be read: nothing of it is taken. */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';
}

const REPLACEMENT = '\ufffd';

/** Says of a row with bytes of another character set that it cannot be read. */
export const checkCharacters = (row: RawRow, encoding: string): RawRow =>
  row.problem === null && row.text.includes(REPLACEMENT)
    ? { ...row, problem: `it has bytes that are not ${encoding}` }
    : row;
