import { billionthsOf, textOfBillionths } from './exact.ts';

/** Why a row cannot be taken, as a sentence for the list of rejects. */
export class RowProblem extends Error {}

const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** One row of a file, read by column name. A blank cell counts as absent; a wrong one throws {@link RowProblem}. */
export class Row {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];

  constructor(columns: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.#columns = columns;
    this.#cells = cells;
  }

  optional(column: string): string | null {
    const index = this.#columns.get(column);
    const text = index === undefined ? '' : (this.#cells[index] ?? '').trim();
    return text === '' ? null : text;
  }

  text(column: string): string {
    const text = this.optional(column);
    if (text === null) throw new RowProblem(`${column} is blank`);
    return text;
  }

  /** A plain decimal number, without needless zeros. */
  optionalAmount(column: string): string | null {
    const text = this.optional(column);
    if (text === null) return null;
    const value = billionthsOf(text);
    if (value === null) throw new RowProblem(`${column} "${text}" is not a plain decimal number with at most nine places`);
    return textOfBillionths(value);
  }

  amount(column: string, absent?: string): string {
    return this.optionalAmount(column) ?? absent ?? this.#blank(column);
  }

  optionalWhole(column: string): number | null {
    const text = this.optional(column);
    if (text === null) return null;
    if (!/^\d{1,9}$/.test(text)) throw new RowProblem(`${column} "${text}" is not a whole number from 0`);
    return Number(text);
  }

  whole(column: string): number {
    return this.optionalWhole(column) ?? this.#blank(column);
  }

  optionalDate(column: string): string | null {
    const text = this.optional(column);
    if (text === null) return null;
    const millis = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== text) {
      throw new RowProblem(`${column} "${text}" is not a date as YYYY-MM-DD`);
    }
    return text;
  }

  date(column: string): string {
    return this.optionalDate(column) ?? this.#blank(column);
  }

  /** RFC 3339 with an offset, turned to UTC. */
  instant(column: string): string {
    const text = this.text(column);
    const millis = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(millis)) throw new RowProblem(`${column} "${text}" is not an instant such as 2026-11-21T08:00:00Z`);
    return new Date(millis).toISOString();
  }

  choice<T extends string>(column: string, choices: readonly T[], absent?: T): T {
    const text = this.optional(column) ?? absent ?? this.#blank(column);
    const found = choices.find((each) => each === text);
    if (found === undefined) throw new RowProblem(`${column} "${text}" is none of ${choices.join(', ')}`);
    return found;
  }

  flag(column: string): boolean {
    return this.choice(column, ['true', 'false'], 'false') === 'true';
  }

  #blank(column: string): never {
    throw new RowProblem(`${column} is blank`);
  }
}
