import { RequestError } from '../../request-error.ts';
import type { EdmType } from '../entity-sets.ts';
import { type Predicate, parseFilter } from '../filter.ts';
import type { V2Row, V2Set } from './sap-entities.ts';

/** Query options of one request, checked against the set. */
export interface V2Query {
  readonly matches: Predicate;
  readonly order: readonly { readonly property: string; readonly descending: boolean }[];
  readonly expand: readonly string[];
  readonly select: readonly string[] | null;
  readonly top: number | null;
  readonly skip: number;
  readonly count: boolean;
}

const KNOWN = ['$filter', '$orderby', '$expand', '$select', '$top', '$skip', '$skiptoken', '$inlinecount', '$format'];
const QUOTED = /(datetimeoffset|datetime)?'((?:[^']|'')*)'/g;

/** V2's literals of time as the filter language of the V4 face has them. */
const plainLiterals = (filter: string): string =>
  filter.replaceAll(QUOTED, (literal: string, type: string | undefined, text: string) =>
    type === undefined ? literal : text.endsWith('Z') ? text : `${text}Z`,
  );

const typesOf = (set: V2Set): Record<string, EdmType> =>
  Object.fromEntries(
    Object.entries(set.properties).map(([name, type]) => [
      name,
      type === 'DateTime' ? 'Edm.DateTimeOffset' : type === 'Time' ? 'Edm.String' : `Edm.${type}`,
    ]),
  );

const matcherOf = (set: V2Set, filter: string | undefined): Predicate => {
  if (filter === undefined) return () => true;
  if (/\sin\s*\(/.test(filter.replaceAll(QUOTED, "''")))
    throw new RequestError(400, 'InvalidFilter', 'V2 knows no operator "in": write eq … or eq …');
  return parseFilter(plainLiterals(filter), typesOf(set)).matches;
};

const wholeOf = (name: string, text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw new RequestError(400, 'InvalidQueryOption', `${name} must be a whole number`);
  return Number(text);
};

const orderOf = (set: V2Set, text: string | undefined): V2Query['order'] =>
  (text === undefined ? [] : text.split(',')).map((part) => {
    const [property = '', direction = 'asc'] = part.trim().split(/\s+/);
    if (!(property in set.properties) || !['asc', 'desc'].includes(direction))
      throw new RequestError(400, 'InvalidOrderBy', `${set.name} cannot be ordered by "${part}"`);
    return { property, descending: direction === 'desc' };
  });

/** Parses the options; one that this service does not know is refused, never ignored. */
export const parseV2Query = (set: V2Set, query: Readonly<Record<string, string | undefined>>): V2Query => {
  const unknown = Object.keys(query).find((name) => name.startsWith('$') && !KNOWN.includes(name));
  if (unknown !== undefined) throw new RequestError(400, 'InvalidQueryOption', `query option ${unknown} is not known`);
  const expand = query['$expand']?.split(',').map((path) => path.trim()) ?? [];
  for (const path of expand) {
    let at: V2Set['navigations'] = set.navigations;
    for (const step of path.split('/')) {
      const next = at?.[step];
      if (next === undefined) throw new RequestError(400, 'InvalidExpand', `${set.name} has no navigation "${path}"`);
      at = next.to.navigations;
    }
  }
  return {
    matches: matcherOf(set, query['$filter']),
    order: orderOf(set, query['$orderby']),
    expand,
    select: query['$select']?.split(',').map((name) => name.trim()) ?? null,
    top: wholeOf('$top', query['$top']),
    skip: wholeOf('$skiptoken', query['$skiptoken']) ?? wholeOf('$skip', query['$skip']) ?? 0,
    count: query['$inlinecount'] === 'allpages',
  };
};

/** Rows in the order that is asked, else in that of their keys. */
export const inOrder = (set: V2Set, query: V2Query, rows: readonly V2Row[]): V2Row[] => {
  const order = [...query.order, ...set.keys.map((property) => ({ property, descending: false }))];
  return [...rows].sort((left, right) => {
    for (const { property, descending } of order) {
      const [a, b] = [String(left[property]), String(right[property])];
      if (a !== b) return a < b === descending ? 1 : -1;
    }
    return 0;
  });
};
