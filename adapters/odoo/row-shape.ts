import type { SourceCall } from '@distribution/model/erp/source-call';
import type { Domain } from './rpc.ts';
import type { RowReader } from './row-reader.ts';
import type { Row } from './wire.ts';

// Odoo reads no field of another record through a dot. A shape says which fields of a row are followed to the record they
// name, and which rows of other models name it; a row in its shape has those in place of the bare ids.

/** What is read of a model, and what belongs to each row of it. */
export interface Shape {
  readonly model: string;
  /** With `write_date` among them, a change of such a row is a change of the record it belongs to. */
  readonly fields: readonly string[];
  /** Field of many records by which a row's own link leads to another row of the model: both are read in one call. */
  readonly back?: string;
  /** Fields that name one or many records, and the shape of those. */
  readonly links?: Readonly<Record<string, Shape>>;
  /** Rows of another model by the field there that names this row; the name is the field of many records here. */
  readonly lists?: Readonly<Record<string, Shape & { readonly by: string; readonly domain?: Domain }>>;
}

/** Paths of the dates below a shape whose change is a change of the record. */
export const watchedPaths = ({ links = {}, lists = {} }: Shape): string[] =>
  Object.entries({ ...links, ...lists }).flatMap(([name, below]) => [
    ...(below.fields.includes('write_date') ? [`${name}.write_date`] : []),
    ...watchedPaths(below).map((path) => `${name}.${path}`),
  ]);

/** The fields to ask for. */
export const fieldsOf = ({ fields, links = {} }: Shape): string[] => [...fields, ...Object.keys(links)];

/** The ids a field names: `[7, "name"]` is one record, `[7, 8]` are many, `false` is none. */
export const idsIn = (rows: readonly Row[], field: string): number[] =>
  rows.flatMap((row) => {
    const value = row[field];
    if (!Array.isArray(value)) return [];
    const ids: readonly unknown[] = typeof value[1] === 'string' ? value.slice(0, 1) : value;
    return ids.filter((id): id is number => typeof id === 'number');
  });

/** Rows with all that belongs to them. A record that is named and cannot be read stays a bare id: its fields are missing then, which is no answer. */
export const completeRows = async (
  rows: readonly Row[],
  shape: Shape,
  reader: RowReader,
  call: SourceCall,
): Promise<Row[]> => {
  if (rows.length === 0) return [];
  const { fields, links = {}, lists = {} } = shape;
  const linked = Object.entries(links).map(async ([field, below]) => {
    // A company is its own commercial partner: what was read already is not read again.
    const isAlike = below.model === shape.model && fieldsOf(below).every((name) => fields.includes(name));
    const here = new Map(isAlike ? rows.map((row) => [row.id, row]) : []);
    const elsewhere = idsIn(rows, field).filter((id) => !here.has(id));
    const found = new Map([
      ...here,
      ...(await reader.readById(below.model, fieldsOf(below), elsewhere, call, below.back)),
    ]);
    const complete = await completeRows([...found.values()], below, reader, call);
    const byId = new Map(complete.map((row) => [row.id, row]));
    return (row: Row): [string, unknown] => {
      const ids = idsIn([row], field);
      const records = ids.map((id) => byId.get(id) ?? { id });
      const isPair = Array.isArray(row[field]) && typeof row[field][1] === 'string';
      return [field, isPair || !Array.isArray(row[field]) ? (records[0] ?? false) : records];
    };
  });
  const ids = rows.map(({ id }) => id);
  const listed = Object.entries(lists).map(async ([name, { by, domain = [], ...below }]) => {
    const search = { model: below.model, fields: [by, ...fieldsOf(below)], domain: [[by, 'in', ids], ...domain] };
    const found = await reader.readAll(search, call);
    // The owner is read off before the rows are completed: `by` may itself be a link of theirs.
    const ownerOf = new Map(found.map((row) => [row.id, idsIn([row], by)[0]]));
    const byOwner = new Map<number, Row[]>();
    for (const row of await completeRows(found, below, reader, call)) {
      const owner = ownerOf.get(row.id) ?? 0;
      const group = byOwner.get(owner);
      if (group === undefined) byOwner.set(owner, [row]);
      else group.push(row);
    }
    return (row: Row): [string, unknown] => [name, byOwner.get(row.id) ?? []];
  });
  const parts = await Promise.all([...linked, ...listed]);
  return rows.map((row) => ({ ...row, ...Object.fromEntries(parts.map((part) => part(row))) }));
};
