import type { RecordSet } from '../record-type.ts';

/** What is asked of a set beside its own expand and filter. */
export interface QueryOptions {
  readonly filter?: string | null;
  readonly orderBy?: string;
  readonly top?: number;
  /** The protocol's way to have rows counted. */
  readonly count?: string;
}

/** The path of a question to a set, encoded. */
export const queryOf = (
  { path, expand, where }: Pick<RecordSet, 'path' | 'expand' | 'where'>,
  asked: QueryOptions,
): string => {
  const filters = [where, asked.filter ?? null].filter((each) => each !== null);
  const filter = filters.length > 1 ? filters.map((each) => `(${each})`).join(' and ') : filters[0];
  const options = [
    ...(expand === null ? [] : [`$expand=${expand}`]),
    ...(filter === undefined ? [] : [`$filter=${encodeURIComponent(filter)}`]),
    ...(asked.orderBy === undefined ? [] : [`$orderby=${encodeURIComponent(asked.orderBy)}`]),
    ...(asked.top === undefined ? [] : [`$top=${asked.top}`]),
    ...(asked.count === undefined ? [] : [asked.count]),
  ];
  return options.length === 0 ? path : `${path}?${options.join('&')}`;
};
