import type { Page, PageRequest, SortKey } from '@distribution/model/page';
import type { Database } from './database.ts';
import { allOf, join, raw, sql, type Statement } from './statement.ts';

/** One column a list is sorted by: an expression without NULLs and the type its values have in a cursor. */
interface SortColumn {
  readonly column: string;
  readonly type: 'text' | 'timestamptz' | 'bigint';
}

/** The order of a list: columns that together are unique, all in one direction. */
export interface ListOrder {
  readonly columns: readonly SortColumn[];
  readonly descending: boolean;
}

/** What a page is cut from. `select` names the columns of a row. */
export interface ListQuery {
  readonly select: Statement;
  readonly from: Statement;
  readonly where: Statement;
  readonly order: ListOrder;
}

/** Newest first by the instant, then by id. */
export const newestFirst = (instant: string): ListOrder => ({
  columns: [
    { column: instant, type: 'timestamptz' },
    { column: 't.id', type: 'text' },
  ],
  descending: true,
});

const tuple = (order: ListOrder): Statement => raw(`(${order.columns.map(({ column }) => column).join(', ')})`);
const valuesOf = (order: ListOrder, key: SortKey): Statement =>
  sql`(${join(order.columns.map(({ type }, index) => sql`${key[index] ?? null}::${raw(type)}`))})`;

/** Rows strictly behind `after` and before `before`, in the direction of the list. */
const between = (order: ListOrder, page: PageRequest): Statement | null => {
  const [behind, ahead] = order.descending ? [raw('<'), raw('>')] : [raw('>'), raw('<')];
  if (page.after === null && page.before === null) return null;
  return allOf([
    page.after === null ? null : sql`${tuple(order)} ${behind} ${valuesOf(order, page.after)}`,
    page.before === null ? null : sql`${tuple(order)} ${ahead} ${valuesOf(order, page.before)}`,
  ]);
};

const orderBy = (order: ListOrder, page: PageRequest, name: (column: SortColumn, index: number) => string): Statement =>
  raw(
    order.columns
      .map((column, index) => `${name(column, index)} ${order.descending !== page.backward ? 'DESC' : 'ASC'}`)
      .join(', '),
  );

/** One row more than asked for: whether it comes tells if there is a further page. */
const cut = (query: ListQuery, page: PageRequest): Statement => sql`
  SELECT ${query.select}, ${raw(query.order.columns.map(({ column }, index) => `${column} AS sort_${index}`).join(', '))}
  FROM ${query.from}
  WHERE ${allOf([query.where, between(query.order, page)])}
  ORDER BY ${orderBy(query.order, page, ({ column }) => column)}
  LIMIT ${page.limit + 1}`;

const sortKeyOf = (order: ListOrder, row: object): SortKey =>
  order.columns.map(({ type }, index) => {
    const value: unknown = (row as Record<string, unknown>)[`sort_${index}`]; // selected by `cut`
    return value instanceof Date ? value.toISOString() : type === 'bigint' ? Number(value) : String(value);
  });

const pageOf = <Row extends object, T>(
  found: readonly Row[],
  query: ListQuery,
  page: PageRequest,
  read: (row: Row) => T,
): Page<T> => {
  const kept = found.slice(0, page.limit);
  const more = found.length > page.limit;
  const rows = (page.backward ? kept.reverse() : kept).map((row) => ({
    row: read(row),
    sortKey: sortKeyOf(query.order, row),
  }));
  // The side a cursor came from has at least the row of that cursor.
  return {
    rows,
    hasNextPage: page.backward ? page.before !== null : more,
    hasPreviousPage: page.backward ? more : page.after !== null,
  };
};

/** One page of a list, by key: stable while rows are inserted, and as quick on the last page as on the first. */
export const readPage = async <Row extends object, T>(
  database: Database,
  query: ListQuery,
  page: PageRequest,
  read: (row: Row) => T,
): Promise<Page<T>> => pageOf(await database.query<Row>(cut(query, page)), query, page, read);

/** The same page of many lists in one statement. The query speaks of the list's own key as `wanted.key`. */
export const readPages = async <Row extends object, T>(
  database: Database,
  keys: readonly string[],
  query: ListQuery,
  page: PageRequest,
  read: (row: Row) => T,
): Promise<readonly Page<T>[]> => {
  if (keys.length === 0) return [];
  const found = await database.query<Row & { readonly wanted_index: string }>(sql`
    SELECT wanted.index AS wanted_index, list.*
    FROM unnest(${[...keys]}::text[]) WITH ORDINALITY AS wanted(key, index)
    CROSS JOIN LATERAL (${cut(query, page)}) AS list
    ORDER BY wanted.index, ${orderBy(query.order, page, (_column, index) => `sort_${index}`)}`);
  const lists = keys.map((): Row[] => []);
  for (const row of found) lists[Number(row.wanted_index) - 1]?.push(row);
  return lists.map((list) => pageOf(list, query, page, read));
};
