import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import type { BatchState, KindChanges } from './batch-state.ts';
import { nameOfChange } from './natural-key.ts';

/** Deeper than any hierarchy of places. */
const MOST_LEVELS = 50;

/**
 * Sets aside places whose parents, as the batch and the store have them together, lead back to the place itself: they are
 * parked, and the hierarchy stays the tree it was.
 */
export const refuseCircles = async (
  database: Database,
  state: BatchState,
  locations: KindChanges<'LOCATION'>,
): Promise<KindChanges<'LOCATION'>> => {
  const told = locations.upserts.map(({ record }) => ({ id: record.id, parent_id: record.parent?.id ?? null }));
  if (told.every((place) => place.parent_id === null)) return locations;
  const rows = await database.query<{ id: string }>(sql`
    WITH RECURSIVE told AS (
      SELECT r.id COLLATE "C" AS id, r.parent_id COLLATE "C" AS parent_id
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS r(id text, parent_id text)
    ), place AS (
      SELECT t.id, t.parent_id FROM told t
      UNION ALL SELECT l.id, l.parent_id FROM location l WHERE l.id NOT IN (SELECT id FROM told)
    ), above AS (
      SELECT t.id AS start, t.parent_id AS at, 1 AS level FROM told t WHERE t.parent_id IS NOT NULL
      UNION ALL
      SELECT a.start, p.parent_id, a.level + 1 FROM above a JOIN place p ON p.id = a.at
      WHERE a.at <> a.start AND p.parent_id IS NOT NULL AND a.level < ${MOST_LEVELS}
    )
    SELECT DISTINCT start AS id FROM above WHERE at = start`);
  const circling = new Set(rows.map(({ id }) => id));
  for (const change of locations.upserts) {
    if (!circling.has(change.record.id)) continue;
    const message = `${nameOfChange(change)} would be above itself: its parents lead back to it`;
    state.refused.push({ change, code: 'INVALID_ARGUMENT', message, missing: null });
  }
  return { ...locations, upserts: locations.upserts.filter(({ record }) => !circling.has(record.id)) };
};
