import type { InboxDocument } from '@distribution/platform/inbox/inbox';
import type { CompiledLayout, DocumentParts } from '../layout/compile-layout.ts';
import { decodeFile } from './decode.ts';
import { DocumentRefused, type RawRow, checkCharacters } from './raw-row.ts';
import { readDelimited } from './read-delimited.ts';
import { readFixedWidth } from './read-fixed-width.ts';

/** One record of a file and what it is. All but the names are told with the parts known so far. */
export type DocumentRow =
  | { readonly kind: 'DATA'; readonly row: RawRow; readonly parts: DocumentParts }
  | { readonly kind: 'TRAILER'; readonly row: RawRow; readonly parts: DocumentParts };

const beginsWith = (row: RawRow, marker: string): boolean =>
  row.cells.length > 0 ? row.cells[0]?.trim() === marker : row.text.startsWith(marker);

/** A row must have as many cells as there are names: which one is missing cannot be told. */
const checkWidth = (row: RawRow, names: DocumentParts['names']): RawRow =>
  row.problem === null && names.size > 0 && row.cells.length !== names.size
    ? { ...row, problem: `it has ${row.cells.length} cells where ${names.size} columns are named` }
    : row;

/**
 * The data rows and the trailer of a file, in order; header and names are taken in on the way. Throws DocumentRefused
 * when header, names or the trailer's marker are not where the layout says, or when the file cannot be read to its end.
 */
export async function* readDocument(
  { file, name }: Pick<InboxDocument, 'file' | 'name'>,
  compiled: CompiledLayout,
): AsyncGenerator<DocumentRow, void, undefined> {
  const { form, encoding, header, trailer } = compiled.layout;
  const groups = compiled.groupsOf(name) ?? {};
  const text = decodeFile(file, encoding);
  const rows = form.kind === 'DELIMITED' ? readDelimited(text, form) : readFixedWidth(text, form.recordLength);
  let parts: DocumentParts | null = null;
  let headerRow: RawRow | null = null;
  let isOver = false;
  for await (const each of rows) {
    const row = checkCharacters(each, encoding);
    if (isOver) throw new DocumentRefused(`record ${row.number} comes after the trailer`);
    if (header !== null && headerRow === null) {
      if (!beginsWith(row, header.marker)) throw new DocumentRefused(`it does not begin with ${header.marker}`);
      headerRow = row;
    } else if (parts === null && form.kind === 'DELIMITED' && form.names) {
      if (row.problem !== null) throw new DocumentRefused(`its line of names cannot be read: ${row.problem}`);
      parts = { names: new Map(row.cells.map((cell, at) => [cell.trim(), at])), header: headerRow, groups };
      if (parts.names.size !== row.cells.length) throw new DocumentRefused('two of its columns have one name');
      compiled.checkNames(parts.names);
    } else {
      parts ??= { names: new Map(), header: headerRow, groups };
      if (trailer !== null && beginsWith(row, trailer.marker)) {
        isOver = true;
        yield { kind: 'TRAILER', row, parts };
      } else yield { kind: 'DATA', row: checkWidth(row, parts.names), parts };
    }
  }
  if (trailer !== null && !isOver) throw new DocumentRefused(`it has no trailer ${trailer.marker}: it was cut off`);
  if (header !== null && headerRow === null) throw new DocumentRefused(`it does not begin with ${header.marker}`);
  if (form.kind === 'DELIMITED' && form.names && parts === null) throw new DocumentRefused('it has no line of names');
}
