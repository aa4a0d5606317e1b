import { createHash } from 'node:crypto';
import { type Decimal, ZERO, add, decimalSchema } from '@distribution/model/measure/decimal';
import type { InboxDocument } from '@distribution/platform/inbox/inbox';
import { createCellReader } from '../layout/cell-values.ts';
import { type CompiledLayout, type DocumentParts, textAt } from '../layout/compile-layout.ts';
import type { Values } from '../records/recipe.ts';
import { TranslationError } from '../translation-error.ts';
import { DocumentRefused, type RawRow } from './raw-row.ts';
import { readDocument } from './read-document.ts';
import { hasLines, keyText } from './read-records.ts';

/** What is known of a document before anything of it is told: that it is whole, or why nothing of it may be taken. */
export type Inspection =
  | {
      readonly ok: true;
      /** Rows of one record lie apart. */
      readonly scattered: boolean;
      /** ISO instant the document speaks of. */
      readonly asOf: string;
      /** The fields of the first row that makes sense. */
      readonly first: Values | null;
    }
  | { readonly ok: false; readonly reason: string };

/** Most rows of a document whose records lie apart, for it is held in memory. */
const MOST_SCATTERED_ROWS = 500_000;

/** 48 bits of a digest: a set of them is small, and two of a million keys are alike once in 500 files. */
const shortDigest = (text: string): number => createHash('sha1').update(text).digest().readUIntBE(0, 6);

const numberAt = (row: RawRow, place: number | readonly [number, number], what: string): string => {
  const cell = textAt(row, place)?.trim() ?? '';
  if (cell === '') throw new DocumentRefused(`its trailer has no ${what}`);
  return cell;
};

const checkTrailer = (
  trailer: RawRow,
  { layout }: CompiledLayout,
  seen: { readonly rows: number; readonly records: number; readonly total: Decimal },
): void => {
  const { trailer: settings } = layout;
  if (settings === null) return;
  if (settings.count !== null) {
    const counted = settings.counts === 'ROWS' ? seen.rows : seen.records;
    const told = decimalSchema.safeParse(numberAt(trailer, settings.count, 'count'));
    if (!told.success || told.data !== String(counted)) {
      const word = settings.counts.toLowerCase();
      throw new DocumentRefused(
        `its trailer counts ${textAt(trailer, settings.count)?.trim()} ${word}, it has ${counted}`,
      );
    }
  }
  if (settings.total !== null) {
    const { field, at } = settings.total;
    const column = layout.columns[field];
    const spelling = {
      ...layout,
      decimalSign: column?.decimalSign ?? layout.decimalSign,
      groupSign: column?.groupSign === undefined ? layout.groupSign : column.groupSign,
      impliedDecimals: column?.impliedDecimals ?? 0,
      endOfDay: false,
    };
    const told = createCellReader('decimal', spelling, () => null)(numberAt(trailer, at, 'control total'));
    if (told !== seen.total)
      throw new DocumentRefused(
        `its trailer says that ${field} adds up to ${String(told)}, it adds up to ${seen.total}`,
      );
  }
};

const inspect = async (document: InboxDocument, compiled: CompiledLayout): Promise<Inspection> => {
  const { layout } = compiled;
  const totalField = layout.trailer?.total?.field ?? null;
  const grouped = hasLines(compiled);
  const finished = new Set<number>();
  let key: string | null = null;
  let parts: DocumentParts | null = null;
  let first: Values | null = null;
  let total = ZERO;
  let rows = 0;
  let trailer: RawRow | null = null;
  let scattered = false;
  let records = layout.header === null ? 0 : 1;
  if (layout.form.kind === 'DELIMITED' && layout.form.names) records += 1;

  for await (const each of readDocument(document, compiled)) {
    const { row } = each;
    parts = each.parts;
    records += 1;
    if (each.kind === 'TRAILER') {
      trailer = row;
      continue;
    }
    rows += 1;
    if (totalField !== null) {
      if (row.problem !== null)
        throw new DocumentRefused(`record ${row.number} cannot be added to its control total: ${row.problem}`);
      total = add(total, decimalSchema.parse(compiled.amountOf(totalField, row, parts)));
    }
    if (grouped) {
      const parsed = compiled.keyOf(row, parts);
      const next = parsed === null ? null : keyText(parsed);
      if (next !== key) {
        if (key !== null) finished.add(shortDigest(key));
        if (next !== null && finished.has(shortDigest(next))) scattered = true;
        key = next;
      }
    }
    first ??= sensible(row, parts, compiled);
  }
  if (trailer !== null) checkTrailer(trailer, compiled, { rows, records, total });
  if (scattered && rows > MOST_SCATTERED_ROWS)
    throw new DocumentRefused(
      `rows of one record lie apart in it, and its ${rows} rows are too many to bring together: have it sorted`,
    );
  if (rows === 0 && layout.content === 'SNAPSHOT')
    throw new DocumentRefused('it is a snapshot without a row, which would remove everything');
  const asOf = parts === null ? null : compiled.asOf(parts);
  return { ok: true, scattered, asOf: asOf ?? document.modifiedAt, first };
};

const sensible = (row: RawRow, parts: DocumentParts, compiled: CompiledLayout): Values | null => {
  try {
    return row.problem === null && compiled.isMeant(row, parts) ? compiled.valuesOf(row, parts) : null;
  } catch (error) {
    if (error instanceof TranslationError) return null;
    throw error;
  }
};

/** Reads a document from end to end and judges it as a whole. */
export const inspectDocument = async (document: InboxDocument, compiled: CompiledLayout): Promise<Inspection> => {
  try {
    if (document.size === 0) throw new DocumentRefused('it is empty');
    return await inspect(document, compiled);
  } catch (error) {
    if (error instanceof DocumentRefused) return { ok: false, reason: error.message };
    if (error instanceof TranslationError) return { ok: false, reason: error.message };
    throw error;
  }
};
