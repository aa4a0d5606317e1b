import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Domain, TrytonClient } from './client.ts';
import type { Row } from './wire.ts';

/** Ids per search, and rows per answer: far below what Tryton would refuse. */
const PART = 1000;

/** A search that is read to its end, page by page in the order of the ids. */
const searchAll = async (
  client: TrytonClient,
  search: { readonly model: string; readonly domain: Domain; readonly fields: readonly string[] },
  call: SourceCall,
): Promise<Row[]> => {
  const found: Row[] = [];
  for (let after = 0; ;) {
    const domain: Domain = [...search.domain, ['id', '>', after]];
    const { rows } = await client.search({ ...search, domain, limit: PART }, call);
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PART) return found;
    after = last.id;
  }
};

/** How rows of another model belong to the ones that were read. */
export interface Relation {
  readonly model: string;
  /** The field that names the owner. */
  readonly by: string;
  readonly fields: readonly string[];
  /** For a reference field: which model's records it is to name. */
  readonly target?: string;
  readonly domain?: Domain;
}

/** The owner's id in a many-to-one field (`7`) or a reference (`purchase.line,7`). */
const ownerOf = (value: unknown): number =>
  typeof value === 'string' ? Number(value.slice(value.indexOf(',') + 1)) : Number(value);

/** The rows of a relation by the id of their owner: no field of many records can be read through a dot. */
export const readRelated = async (
  client: TrytonClient,
  { model, by, fields, target, domain = [] }: Relation,
  owners: readonly number[],
  call: SourceCall,
): Promise<(owner: number) => Row[]> => {
  const byOwner = new Map<number, Row[]>();
  for (let at = 0; at < owners.length; at += PART) {
    const part = owners.slice(at, at + PART);
    const values = target === undefined ? part : part.map((id) => `${target},${id}`);
    const search = { model, domain: [[by, 'in', values], ...domain], fields: [by, ...fields] };
    for (const row of await searchAll(client, search, call)) {
      const owner = ownerOf(row[by]);
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), row]);
    }
  }
  return (owner) => byOwner.get(owner) ?? [];
};

/** Rows of a model by their own ids. */
export const readById = async (
  client: TrytonClient,
  model: string,
  fields: readonly string[],
  ids: Iterable<number>,
  call: SourceCall,
): Promise<ReadonlyMap<number, Row>> => {
  const related = await readRelated(client, { model, by: 'id', fields }, [...new Set(ids)], call);
  return new Map([...new Set(ids)].flatMap((id) => related(id).map((row) => [id, row] as const)));
};

/** The ids that rows name in a field of one or of many records. */
export const idsIn = (rows: readonly Row[], field: string): number[] =>
  rows.flatMap((row) => {
    const value = row[field];
    if (value === null || value === undefined) return [];
    if (!Array.isArray(value) && typeof value !== 'number' && typeof value !== 'string')
      throw new AppError('UPSTREAM_PROTOCOL', `the field ${field} names no records`);
    return (Array.isArray(value) ? value : [value]).map(ownerOf);
  });
