import type { EntityId, EntityKind } from '@distribution/model/entity-id';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/**
 * Loads entities by id; what is not found is looked up among the former ids of renamed and merged entities and, where
 * there is a newer one, loaded by that.
 */
export const withAliases = async <K extends EntityKind, T>(
  database: Database,
  ids: readonly EntityId<K>[],
  load: (ids: readonly EntityId<K>[]) => Promise<readonly (T | null)[]>,
): Promise<readonly (T | null)[]> => {
  const found = await load(ids);
  const missing = ids.filter((_id, index) => found[index] === null);
  if (missing.length === 0) return found;
  const aliases = await database.query<{ alias_id: string; entity_id: EntityId<K> }>(
    sql`SELECT alias_id, entity_id FROM entity_alias WHERE alias_id = ANY(${missing}::text[])`,
  );
  if (aliases.length === 0) return found;
  const renamed = await load(aliases.map((alias) => alias.entity_id));
  const byFormerId = new Map<string, T | null>(aliases.map((alias, index) => [alias.alias_id, renamed[index] ?? null]));
  return found.map((entity, index) => entity ?? byFormerId.get(ids[index] ?? '') ?? null);
};
