import { AlikeRows } from './alike-rows.ts';
import type { Reader } from './level.ts';
import { FetchFailure } from './layer-value.ts';
import type { RepresentationForm, RepresentationForms } from './representation.ts';
import type { Known } from './run.ts';
import { readRow, type Written } from './required-value.ts';
import type { Selection, Table } from './tables.ts';

/** Distinct representations, each with the rows that it stands for. */
export interface Batch {
  readonly texts: string[];
  readonly members: (readonly number[])[];
  /** The sets of rows that this has asked about as a whole. */
  readonly alike: AlikeRows | null;
}

/** Rows by the values that tell their representations apart, one after the other. */
type ByValues = Map<unknown, ByValues | number[]>;

const isMissing = (value: unknown): boolean => typeof value === 'symbol' || value instanceof FetchFailure;

/** The rows with the same values as this one, if there was one before it. */
const findAlike = (
  known: ByValues,
  telling: readonly (readonly Reader[])[],
  table: Table,
  row: number,
): number[] | null => {
  let found: ByValues | number[] | undefined = known;
  for (const readers of telling) {
    if (!(found instanceof Map)) return null;
    found = found.get(readRow(table, row, readers));
  }
  return Array.isArray(found) ? found : null;
};

const remember = (
  known: ByValues,
  telling: readonly (readonly Reader[])[],
  table: Table,
  row: number,
  members: number[],
): void => {
  const values = telling.map((readers) => readRow(table, row, readers));
  const last = values.pop();
  if (telling.length === 0 || isMissing(last) || values.some(isMissing)) return;
  let at = known;
  for (const value of values) {
    let next = at.get(value);
    if (!(next instanceof Map)) at.set(value, (next = new Map()));
    at = next;
  }
  at.set(last, members);
};

/** Told of objects that have none. */
export type OnMissing = (rows: readonly number[], why: Exclude<Written, string>) => void;

/** The same, asked about one row of each set of those that are alike; `null` where that does not tell of all others. */
const collectOfSets = (
  run: Known,
  table: Table,
  alike: AlikeRows,
  formOf: RepresentationForms,
  onMissing: OnMissing,
): Batch | null => {
  const { telling, write } = formOf(table, 0);
  if (alike.rows !== table.rows || telling === null || !telling.every((readers) => alike.isTold(readers))) return null;
  const byText = new Map<string, readonly number[]>();
  for (const set of alike.sets) {
    const text = write(run, set[0]!); // a set has a row
    if (typeof text === 'string') byText.set(text, [...(byText.get(text) ?? []), ...set]);
    else onMissing(set, text);
  }
  return { texts: [...byText.keys()], members: [...byText.values()], alike };
};

/** Notes which rows are alike, where that spares the fetches to come anything. All are of one concrete type. */
const noteAlike = (
  table: Table,
  members: readonly (readonly number[])[],
  telling: readonly (readonly Reader[])[],
): AlikeRows | null => {
  if (members.length * 2 > table.rows || table.typenameOf(0) === undefined) return null;
  return (table.alike ??= new AlikeRows(table.rows, members, telling));
};

/**
 * Each distinct representation once, in the order of the objects. Writing a representation only to find that it is
 * known costs more than anything else in a deep answer: objects are told apart by their values first.
 * @param onMissing is told of objects that have none
 */
export const collectRepresentations = (
  run: Known,
  { table, rows }: Selection,
  formOf: RepresentationForms,
  onMissing: OnMissing,
): Batch => {
  const ofSets = rows === null && table.alike ? collectOfSets(run, table, table.alike, formOf, onMissing) : null;
  if (ofSets) return ofSets;
  const texts: string[] = [];
  const members: number[][] = [];
  const byText = new Map<string, number[]>();
  /** Whether each row has a representation, and all with the same values the same. */
  let isWhole = rows === null && table.alike === null;
  let form: RepresentationForm | null = null;
  let byValues: ByValues = new Map();
  const ofForms = new Map<RepresentationForm, ByValues>();
  const count = rows === null ? table.rows : rows.length;
  for (let at = 0; at < count; at++) {
    const row = rows === null ? at : rows[at]!; // below its length
    const rowForm = formOf(table, row);
    if (rowForm !== form) {
      form = rowForm;
      byValues = ofForms.get(form) ?? new Map<unknown, ByValues | number[]>();
      ofForms.set(form, byValues);
    }
    const { telling, write } = rowForm;
    const alike = telling === null ? null : findAlike(byValues, telling, table, row);
    if (alike) {
      alike.push(row);
      continue;
    }
    const text = write(run, row);
    if (typeof text !== 'string') {
      onMissing([row], text);
      isWhole = false;
      continue;
    }
    const known = byText.get(text);
    const its = known ?? [];
    its.push(row);
    if (known) {
      isWhole = false;
    } else {
      byText.set(text, its);
      texts.push(text);
      members.push(its);
    }
    if (telling !== null) remember(byValues, telling, table, row, its);
  }
  const telling = ofForms.size === 1 ? (form?.telling ?? null) : null;
  const alike = isWhole && telling !== null ? noteAlike(table, members, telling) : null;
  return { texts, members, alike };
};
