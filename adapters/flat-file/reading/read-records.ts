import type { InboxDocument } from '@distribution/platform/inbox/inbox';
import type { CompiledLayout, DocumentParts } from '../layout/compile-layout.ts';
import type { RawRow } from './raw-row.ts';
import { readDocument } from './read-document.ts';

/** The rows of one record: one, or all lines of an order. */
export interface RecordRows {
  readonly rows: readonly [RawRow, ...RawRow[]];
  readonly parts: DocumentParts;
}

/** Whether a record of the layout may have several rows. */
export const hasLines = ({ recipe }: CompiledLayout): boolean =>
  Object.values(recipe.fields).some(({ perLine }) => perLine);

/** A key as one text. */
export const keyText = (key: readonly string[]): string => JSON.stringify(key);

/** The data rows that are meant. */
export async function* readRows(
  document: Pick<InboxDocument, 'file' | 'name'>,
  compiled: CompiledLayout,
): AsyncGenerator<{ readonly row: RawRow; readonly parts: DocumentParts }, void, undefined> {
  for await (const { kind, row, parts } of readDocument(document, compiled)) {
    if (kind === 'DATA' && (row.problem !== null || compiled.isMeant(row, parts))) yield { row, parts };
  }
}

/** Rows that stand together and have one key; a row without a key stands alone. */
async function* readRuns(
  document: Pick<InboxDocument, 'file' | 'name'>,
  compiled: CompiledLayout,
): AsyncGenerator<RecordRows, void, undefined> {
  let run: { readonly key: string; readonly rows: [RawRow, ...RawRow[]]; readonly parts: DocumentParts } | null = null;
  for await (const { row, parts } of readRows(document, compiled)) {
    const parsed = compiled.keyOf(row, parts);
    const key = parsed === null ? null : keyText(parsed);
    if (run !== null && run.key === key) {
      run.rows.push(row);
      continue;
    }
    if (run !== null) yield run;
    run = key === null ? null : { key, rows: [row], parts };
    if (key === null) yield { rows: [row], parts };
  }
  if (run !== null) yield run;
}

/** The same where rows of one record lie apart: all rows are held, records come in the order of their first rows. */
async function* gatherRuns(
  document: Pick<InboxDocument, 'file' | 'name'>,
  compiled: CompiledLayout,
): AsyncGenerator<RecordRows, void, undefined> {
  const records = new Map<string, RecordRows>();
  for await (const { rows, parts } of readRuns(document, compiled)) {
    const parsed = compiled.keyOf(rows[0], parts);
    const key = parsed === null ? `row ${rows[0].number}` : keyText(parsed);
    const known = records.get(key);
    records.set(key, known === undefined ? { rows, parts } : { rows: [...known.rows, ...rows], parts });
  }
  yield* records.values();
}

/** The records of a document. `scattered`: rows of one record lie apart. */
export const readRecords = (
  document: Pick<InboxDocument, 'file' | 'name'>,
  compiled: CompiledLayout,
  scattered: boolean,
): AsyncGenerator<RecordRows, void, undefined> => {
  if (!hasLines(compiled)) return readSingles(document, compiled);
  return scattered ? gatherRuns(document, compiled) : readRuns(document, compiled);
};

async function* readSingles(
  document: Pick<InboxDocument, 'file' | 'name'>,
  compiled: CompiledLayout,
): AsyncGenerator<RecordRows, void, undefined> {
  for await (const { row, parts } of readRows(document, compiled)) yield { rows: [row], parts };
}
