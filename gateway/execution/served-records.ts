import type { ServedEntities } from '@distribution/platform/read-log/read-log';

const isServed = (value: unknown): value is ServedEntities =>
  typeof value === 'object' &&
  value !== null &&
  'ids' in value &&
  Array.isArray(value.ids) &&
  value.ids.every((id) => typeof id === 'string') &&
  'begunAt' in value &&
  Number.isSafeInteger(value.begunAt) &&
  'endedAt' in value &&
  Number.isSafeInteger(value.endedAt);

/** The records that an answer says are in it; `null` where its subgraph says nothing of that. */
export const servedOf = (extensions: Readonly<Record<string, unknown>> | null | undefined): ServedEntities | null => {
  const told = extensions?.['subgraph'];
  const served = typeof told === 'object' && told !== null && 'served' in told ? told.served : null;
  return isServed(served) ? served : null;
};

/** The same for each of the `count` representations that were answered together: its own records, and those of all. */
export const servedOfEach = (
  extensions: Readonly<Record<string, unknown>> | null | undefined,
  count: number,
): readonly (ServedEntities | null)[] => {
  const served = servedOf(extensions);
  if (served === null) return new Array<null>(count).fill(null);
  const { begunAt, endedAt, ids, rows } = served;
  if (rows?.length !== count) return new Array<ServedEntities>(count).fill({ begunAt, endedAt, ids });
  const placed = new Set(rows.flat());
  const ofAll = ids.filter((_, place) => !placed.has(place));
  return rows.map((row) => {
    const own = [...row.flatMap((place) => ids[place] ?? []), ...ofAll];
    return own.length === 0 ? null : { begunAt, endedAt, ids: own };
  });
};
