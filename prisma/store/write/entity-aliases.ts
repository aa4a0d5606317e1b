import type { EntityId, EntityKind } from '@distribution/model/entity-id';
import type { TransactionalDatabase } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';

/**
 * Makes a former id stand for the entity that took its place (a renamed SKU, two customers merged). Ids that stood for
 * the former one follow it, so an alias never points to an alias.
 */
export const aliasEntity = <K extends EntityKind>(
  database: TransactionalDatabase,
  formerId: EntityId<K>,
  entityId: EntityId<K>,
): Promise<void> =>
  database.transaction(async (transaction) => {
    await transaction.query(sql`UPDATE entity_alias SET entity_id = ${entityId} WHERE entity_id = ${formerId}`);
    await transaction.query(sql`
      INSERT INTO entity_alias (alias_id, entity_id, created_at) VALUES (${formerId}, ${entityId}, now())
      ON CONFLICT (alias_id) DO UPDATE SET entity_id = excluded.entity_id`);
    await transaction.query(sql`DELETE FROM entity_alias WHERE alias_id = ${entityId}`); // no circle when a rename is undone
  });
