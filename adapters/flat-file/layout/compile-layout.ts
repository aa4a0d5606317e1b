import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { DocumentRefused, type RawRow } from '../reading/raw-row.ts';
import type { FieldType, Recipe, Values } from '../records/recipe.ts';
import { RECIPES } from '../records/recipes.ts';
import { errorIn, joinErrors, TranslationError } from '../translation-error.ts';
import { createCellReader } from './cell-values.ts';
import type { ColumnSettings, Layout } from './layout.ts';

/** What a row is read with besides itself. */
export interface DocumentParts {
  /** Named columns by their place from 0; empty without a line of names. */
  readonly names: ReadonlyMap<string, number>;
  readonly header: RawRow | null;
  /** Named groups of the file pattern. */
  readonly groups: Readonly<Record<string, string>>;
}

/** A layout made ready: exact readers in place of settings. */
export interface CompiledLayout {
  readonly layout: Layout;
  readonly recipe: Recipe;
  /** The named groups of the file pattern; `null` when the layout is not for such a file. */
  readonly groupsOf: (fileName: string) => Readonly<Record<string, string>> | null;
  /** Throws a DocumentRefused when the file lacks a column that the layout names. */
  readonly checkNames: (names: DocumentParts['names']) => void;
  /** All fields of a row; throws a TranslationError that names every cell that makes no sense. */
  readonly valuesOf: (row: RawRow, parts: DocumentParts) => Values;
  /** The natural key as it stands in the row, whatever else is wrong with it; `null` when a part makes no sense. */
  readonly keyOf: (row: RawRow, parts: DocumentParts) => readonly string[] | null;
  /** Whether the row says that its record is gone; throws a TranslationError for a word that is neither. */
  readonly isRemoval: (row: RawRow, parts: DocumentParts) => boolean;
  readonly amountOf: (field: string, row: RawRow, parts: DocumentParts) => string;
  readonly isMeant: (row: RawRow, parts: DocumentParts) => boolean;
  /** The moment the file speaks of; `null` when the layout does not say where it stands. */
  readonly asOf: (parts: DocumentParts) => string | null;
}

/** The text at a place of a record; `null` when the record does not reach so far. */
export const textAt = (row: RawRow, place: number | readonly [number, number]): string | null =>
  typeof place === 'number'
    ? (row.cells[place - 1] ?? null)
    : row.text.length < place[0]
      ? null
      : row.text.slice(place[0] - 1, place[0] - 1 + place[1]);

const NOTHING: RawRow = { number: 0, cells: [], text: '', problem: null };

const cellOf = (column: string | number, row: RawRow, { names }: DocumentParts): string =>
  (typeof column === 'number' ? row.cells[column - 1] : row.cells[names.get(column) ?? -1]) ?? '';

const rawText = (settings: ColumnSettings, row: RawRow, parts: DocumentParts): string => {
  const from = settings.inHeader ? (parts.header ?? NOTHING) : row;
  if (settings.slice !== undefined) return textAt(from, settings.slice) ?? '';
  if (settings.column !== undefined) return cellOf(settings.column, from, parts);
  return (settings.text ?? '').replace(/\{([^{}]+)\}/g, (_whole, name: string) => {
    if (name.startsWith('file.')) return parts.groups[name.slice('file.'.length)] ?? '';
    return cellOf(/^\d+$/.test(name) ? Number(name) : name, from, parts).trim();
  });
};

type Reader = (row: RawRow, parts: DocumentParts) => Values[string];

const compileColumn = (type: FieldType, settings: ColumnSettings, layout: Layout, units: UnitLookup): Reader => {
  const spelling = {
    dateFormat: settings.dateFormat ?? layout.dateFormat,
    zone: settings.zone ?? layout.zone,
    decimalSign: settings.decimalSign ?? layout.decimalSign,
    groupSign: settings.groupSign === undefined ? layout.groupSign : settings.groupSign,
    impliedDecimals: settings.impliedDecimals,
    endOfDay: settings.endOfDay,
  };
  const read = createCellReader(type, spelling, units);
  const empty = new Set(['', ...(settings.empty ?? layout.empty)]);
  const codes = settings.codes === undefined ? null : new Map(Object.entries(settings.codes));
  return (row, parts) => {
    const told = rawText(settings, row, parts).trim();
    const cell = empty.has(told) ? (settings.default ?? null) : told;
    if (cell === null) return null;
    // A default is already in our words.
    if (codes === null || cell !== told) return read(cell);
    const meaning = codes.get(cell);
    if (meaning === undefined) throw new TranslationError(`code "${cell}" has no meaning configured`);
    return read(meaning);
  };
};

/** Makes a checked layout ready for reading. */
export const compileLayout = (layout: Layout, units: UnitLookup): CompiledLayout => {
  const recipe: Recipe = RECIPES[layout.flow];
  const columns = Object.entries(layout.columns).map(([field, settings]) => ({
    field,
    settings,
    isNeeded: recipe.fields[field]?.optional === false,
    read: compileColumn(recipe.fields[field]?.type ?? 'text', settings, layout, units),
  }));
  const asOf = layout.asOf === undefined ? null : compileColumn('moment', layout.asOf, layout, units);
  const absent = Object.fromEntries(Object.keys(recipe.fields).map((field) => [field, null]));
  const columnFor = (field: string): Reader => columns.find((each) => each.field === field)?.read ?? (() => null);
  const named = [...columns.map(({ settings }) => settings), ...(layout.asOf === undefined ? [] : [layout.asOf])];
  const namesInUse = [
    ...named.flatMap(({ column, inHeader }) => (typeof column === 'string' && !inHeader ? [column] : [])),
    ...Object.keys(layout.skipWhen),
  ];

  return {
    layout,
    recipe,
    groupsOf: (fileName) => {
      const found = layout.files.exec(fileName);
      return found === null ? null : { ...found.groups };
    },
    checkNames: (names) => {
      const missing = layout.form.kind === 'DELIMITED' ? namesInUse.filter((name) => !names.has(name)) : [];
      if (missing.length > 0) throw new DocumentRefused(`it has no column ${[...new Set(missing)].join(', ')}`);
    },
    valuesOf: (row, parts) => {
      const problems: TranslationError[] = [];
      const values: Record<string, Values[string]> = { ...absent };
      for (const { field, read, isNeeded } of columns) {
        try {
          const value = read(row, parts);
          values[field] = value;
          if (value === null && isNeeded) problems.push(new TranslationError(`${field} is empty`));
        } catch (error) {
          if (!(error instanceof TranslationError)) throw error;
          problems.push(errorIn(field, error));
        }
      }
      if (problems.length > 0) throw joinErrors(problems);
      return values;
    },
    keyOf: (row, parts) => {
      try {
        const key = recipe.key.map((field) => columnFor(field)(row, parts));
        return key.every((part) => part !== null) ? key.map(String) : null;
      } catch (error) {
        if (error instanceof TranslationError) return null;
        throw error;
      }
    },
    isRemoval: (row, parts) => {
      const operation = columnFor('operation')(row, parts) ?? 'UPSERT';
      if (operation !== 'UPSERT' && operation !== 'DELETE')
        throw new TranslationError(`operation "${String(operation)}" is neither UPSERT nor DELETE`);
      if (operation === 'DELETE' && !recipe.removable)
        throw new TranslationError(`records of ${layout.flow} are never removed`);
      return operation === 'DELETE';
    },
    amountOf: (field, row, parts) => String(columnFor(field)(row, parts) ?? '0'),
    isMeant: (row, parts) =>
      Object.entries(layout.skipWhen).every(([column, cells]) => !cells.includes(cellOf(column, row, parts).trim())),
    asOf: (parts) => (asOf === null ? null : String(asOf(NOTHING, parts) ?? '') || null),
  };
};
