import { RequestError } from '../request-error.ts';
import type { EntitySet } from './entity-sets.ts';
import { type Filter, parseFilter } from './filter.ts';

/** The system query options of one request, checked against the set. */
export interface QueryOptions {
  readonly filter: Filter | null;
  readonly filterText: string | null;
  readonly select: readonly string[] | null;
  readonly expand: boolean;
  readonly top: number | null;
  readonly skip: number;
  readonly count: boolean;
  readonly descending: boolean;
  readonly skipToken: string | null;
  readonly deltaToken: string | null;
}

const KNOWN = [
  '$filter',
  '$select',
  '$expand',
  '$top',
  '$skip',
  '$count',
  '$orderby',
  '$skiptoken',
  '$deltatoken',
  '$format',
];

const parseWhole = (name: string, text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text))
    throw new RequestError(400, 'InvalidQueryOption', `${name} must be a whole number, not "${text}"`);
  return Number(text);
};

const parseSelect = (set: EntitySet, text: string | undefined): readonly string[] | null => {
  if (text === undefined) return null;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => name !== '*' && !(name in set.properties) && name !== set.rows?.property);
  if (unknown !== undefined)
    throw new RequestError(400, 'InvalidSelect', `"${unknown}" is not a property of ${set.name}`);
  return names.includes('*') ? null : names;
};

const parseExpand = (set: EntitySet, text: string | undefined): boolean => {
  if (text === undefined) return false;
  if (set.rows === null || set.rows.always || text !== set.rows.property) {
    throw new RequestError(400, 'InvalidExpand', `${set.name} has no navigation property "${text}"`);
  }
  return true;
};

const parseOrder = (set: EntitySet, text: string | undefined): boolean => {
  if (text === undefined) return false;
  const parts = text.split(',').map((part) => part.trim().split(/\s+/));
  const byKey = parts.every(([name], index) => name === set.keys[index]);
  const directions = new Set(parts.map(([, direction]) => direction ?? 'asc'));
  if (
    !byKey ||
    directions.size !== 1 ||
    ![...directions].every((direction) => direction === 'asc' || direction === 'desc')
  ) {
    throw new RequestError(400, 'InvalidOrderBy', `${set.name} can only be ordered by its key: ${set.keys.join(', ')}`);
  }
  return directions.has('desc');
};

/** Parses the options; an option this service does not know is refused, never ignored. */
export const parseQueryOptions = (
  set: EntitySet,
  query: Readonly<Record<string, string | undefined>>,
): QueryOptions => {
  const unknown = Object.keys(query).find((name) => name.startsWith('$') && !KNOWN.includes(name));
  if (unknown !== undefined) throw new RequestError(501, 'NotImplemented', `query option ${unknown} is not supported`);
  if (query['$count'] !== undefined && !['true', 'false'].includes(query['$count'])) {
    throw new RequestError(400, 'InvalidQueryOption', '$count must be true or false');
  }
  const filterText = query['$filter'] ?? null;
  return {
    filter: filterText === null ? null : parseFilter(filterText, set.properties),
    filterText,
    select: parseSelect(set, query['$select']),
    expand: parseExpand(set, query['$expand']),
    top: parseWhole('$top', query['$top']),
    skip: parseWhole('$skip', query['$skip']) ?? 0,
    count: query['$count'] === 'true',
    descending: parseOrder(set, query['$orderby']),
    skipToken: query['$skiptoken'] ?? null,
    deltaToken: query['$deltatoken'] ?? null,
  };
};
