import type { CanonicalChange } from '@distribution/model/erp/change';
import type { Origin } from '@distribution/model/origin';
import type { CompiledLayout } from '../layout/compile-layout.ts';
import type { RawRow } from '../reading/raw-row.ts';
import type { RecordRows } from '../reading/read-records.ts';
import { errorIn, joinErrors, TranslationError } from '../translation-error.ts';
import { type Values, upsertOf } from './recipe.ts';

/** Rows of one document come after those of the documents before it, and in their own order. */
const ROWS_PER_DOCUMENT = 100_000_000;
export const revisionAt = (sequence: number, row: number): number => sequence * ROWS_PER_DOCUMENT + row;

const checkRow = (row: RawRow, alone: boolean): RawRow => {
  if (row.problem !== null) throw new TranslationError(alone ? row.problem : `row ${row.number}: ${row.problem}`);
  return row;
};

const valuesOfRow = (row: RawRow, { rows, parts }: RecordRows, compiled: CompiledLayout): Values => {
  checkRow(row, rows.length === 1);
  try {
    return compiled.valuesOf(row, parts);
  } catch (error) {
    if (!(error instanceof TranslationError) || rows.length === 1) throw error;
    throw errorIn(`row ${row.number}`, error);
  }
};

/** What every row says; throws a TranslationError that names every row that makes no sense, and why. */
const valuesOfRows = (record: RecordRows, compiled: CompiledLayout): readonly Values[] => {
  const lines: Values[] = [];
  const problems: TranslationError[] = [];
  for (const row of record.rows) {
    try {
      lines.push(valuesOfRow(row, record, compiled));
    } catch (error) {
      if (!(error instanceof TranslationError)) throw error;
      problems.push(error);
    }
  }
  if (problems.length > 0) throw joinErrors(problems);
  return lines;
};

/** What all rows of a record must say alike. */
const checkAgreement = (first: Values, lines: readonly Values[], { recipe }: CompiledLayout): void => {
  const shared = Object.keys(recipe.fields).filter((name) => recipe.fields[name]?.perLine === false);
  const disputed = shared.filter((name) => name !== 'revision' && lines.some((line) => line[name] !== first[name]));
  if (disputed.length > 0) throw new TranslationError(`its rows disagree on ${disputed.join(', ')}`);
};

/**
 * What the rows say of their record; throws a TranslationError or ZodError when they make none. The revision is the
 * document's number and the row's, or the column the layout names for it.
 */
export const translateRecord = (
  record: RecordRows,
  compiled: CompiledLayout,
  sequence: number,
  origin: Omit<Origin, 'revision'>,
): { readonly change: CanonicalChange; readonly values: Values | null } => {
  const [row] = record.rows;
  const { recipe } = compiled;
  checkRow(row, record.rows.length === 1);
  const place = revisionAt(sequence, row.number);
  if (compiled.isRemoval(row, record.parts)) {
    const key = compiled.keyOf(row, record.parts);
    if (key === null) throw new TranslationError(`it is removed, and ${recipe.key.join(' or ')} cannot be read`);
    const change = {
      of: recipe.of,
      operation: 'DELETE' as const,
      key: [...key],
      origin: { ...origin, revision: place },
    };
    return { change, values: null };
  }
  const lines = valuesOfRows(record, compiled);
  const [values = {}] = lines;
  checkAgreement(values, lines, compiled);
  const revisions = lines.map((line) => line['revision']).filter((each) => typeof each === 'number');
  const revision = revisions.length === 0 ? place : Math.max(...revisions);
  return { change: upsertOf(recipe, recipe.build(values, lines, { ...origin, revision })), values };
};
