import type { CanonicalChange, RecordKind } from '@distribution/model/erp/change';
import type { Origin } from '@distribution/model/origin';

/** How a cell is read: `moment` is an instant, `day` a calendar day, `unit` a unit code by the configured table. */
export type FieldType = 'text' | 'decimal' | 'integer' | 'flag' | 'day' | 'moment' | 'unit';

/** One field of a flow's records. An optional one that no column tells is `null`. */
export interface Field {
  readonly type: FieldType;
  readonly optional: boolean;
  /** Told once per row of a record that has several (the lines of an order), not once per record. */
  readonly perLine: boolean;
}

/** The fields of one row, parsed: text in canonical form, numbers and flags as such. */
export type Values = Readonly<Record<string, string | number | boolean | null>>;

/** How rows become canonical records of one flow. */
export interface Recipe {
  readonly of: RecordKind;
  readonly fields: Readonly<Record<string, Field>>;
  /** The fields of the natural key, in its order. */
  readonly key: readonly string[];
  /** Whether such a record may be told to be gone. */
  readonly removable: boolean;
  /** Builds the canonical record; `lines` has the values of every row of it. Throws a ZodError for what makes none. */
  readonly build: (values: Values, lines: readonly Values[], origin: Origin) => unknown;
}

const fields =
  (perLine: boolean, optional: boolean) =>
  (types: Readonly<Record<string, FieldType>>): Recipe['fields'] =>
    Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type, optional, perLine }]));

export const needed = fields(false, false);
export const optional = fields(false, true);
export const neededPerLine = fields(true, false);
export const optionalPerLine = fields(true, true);

/** What a row may say of its record besides the record's own fields. */
export const COMMON_FIELDS = optional({ operation: 'text', revision: 'integer' });

/** A change of the kind; the record is what the recipe's schema made. */
export const upsertOf = (recipe: Recipe, record: unknown): CanonicalChange =>
  ({ of: recipe.of, operation: 'UPSERT', record }) as CanonicalChange; // kind and schema stand side by side in each recipe
