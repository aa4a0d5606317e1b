import { joinMistakes } from '@distribution/platform/text/tell-mistakes';
import { billionthsOf, textOfBillionths } from './exact.ts';

/** Why a row cannot be taken, as a sentence for the list of rejects. */
export class RowProblem extends Error {
  constructor(...mistakes: readonly string[]) {
    super(joinMistakes(mistakes));
  }
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * One row of a file, read by column name. A blank cell counts as absent; what is wrong is noted, and something else read in
 * its place, so that the row is read to its end: {@link Row.sound} then tells all of it.
 */
export class Row {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];
  readonly #mistakes = new Set<string>();

  constructor(columns: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.#columns = columns;
    this.#cells = cells;
  }

  /** Notes why the row cannot be taken. */
  refuse(mistake: string): void {
    this.#mistakes.add(mistake);
  }

  /** What was made of the row; throws {@link RowProblem} that names everything noted against it. To be asked before anything is written. */
  sound<T>(made: T): T {
    if (this.#mistakes.size > 0) throw new RowProblem(...this.#mistakes);
    return made;
  }

  optional(column: string): string | null {
    const index = this.#columns.get(column);
    const text = index === undefined ? '' : (this.#cells[index] ?? '').trim();
    return text === '' ? null : text;
  }

  /** The text of a cell; '' in place of a blank one. */
  text(column: string): string {
    return this.optional(column) ?? this.#wrong(column, 'is blank', '');
  }

  /** A plain decimal number, without needless zeros. */
  optionalAmount(column: string): string | null {
    const text = this.optional(column);
    if (text === null) return null;
    const value = billionthsOf(text);
    if (value === null) return this.#wrong(column, `"${text}" is not a plain decimal number with at most nine places`, '1');
    return textOfBillionths(value);
  }

  amount(column: string, absent?: string): string {
    return this.optionalAmount(column) ?? absent ?? this.#wrong(column, 'is blank', '1');
  }

  optionalWhole(column: string): number | null {
    const text = this.optional(column);
    if (text === null) return null;
    if (!/^\d{1,9}$/.test(text)) return this.#wrong(column, `"${text}" is not a whole number from 0`, 1);
    return Number(text);
  }

  whole(column: string): number {
    return this.optionalWhole(column) ?? this.#wrong(column, 'is blank', 1);
  }

  optionalDate(column: string): string | null {
    const text = this.optional(column);
    if (text === null) return null;
    const millis = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== text) {
      return this.#wrong(column, `"${text}" is not a date as YYYY-MM-DD`, '');
    }
    return text;
  }

  date(column: string): string {
    return this.optionalDate(column) ?? this.#wrong(column, 'is blank', '');
  }

  /** RFC 3339 with an offset, turned to UTC. */
  instant(column: string): string {
    const text = this.optional(column);
    if (text === null) return this.#wrong(column, 'is blank', '');
    const millis = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(millis)) return this.#wrong(column, `"${text}" is not an instant such as 2026-11-21T08:00:00Z`, '');
    return new Date(millis).toISOString();
  }

  choice<T extends string>(column: string, choices: readonly [T, ...T[]], absent?: T): T {
    const text = this.optional(column) ?? absent;
    if (text === undefined) return this.#wrong(column, 'is blank', choices[0]);
    return choices.find((each) => each === text) ?? this.#wrong(column, `"${text}" is none of ${choices.join(', ')}`, choices[0]);
  }

  flag(column: string): boolean {
    return this.choice(column, ['true', 'false'], 'false') === 'true';
  }

  #wrong<T>(column: string, why: string, instead: T): T {
    this.refuse(`${column} ${why}`);
    return instead;
  }
}
