import { Prisma } from '../../generated/client.ts';

/** A piece of SQL with its values; pieces nest, values never become text. */
export type Statement = Prisma.Sql;

export const sql = Prisma.sql;
/** SQL text written here in the source (a column, an alias): never anything from outside. */
export const raw = Prisma.raw;
export const join = Prisma.join;

/** All of the conditions; of none, TRUE. */
export const allOf = (conditions: readonly (Statement | null)[]): Statement => {
  const present = conditions.filter((condition) => condition !== null);
  return present.length === 0 ? sql`TRUE` : join([...present], ' AND ');
};

/** `column = ANY(values)`, or no condition when the values are `null`. */
export const isOneOf = (column: string, values: readonly string[] | null): Statement | null =>
  values === null ? null : sql`${raw(column)} = ANY(${[...values]}::text[])`;

/** `column LIKE %text%` on a column kept in lower case; `null` text does not restrict. */
export const contains = (column: string, text: string | null): Statement | null =>
  text === null || text.trim() === ''
    ? null
    : sql`${raw(column)} LIKE ${`%${text
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, '\\$&')}%`}`;
