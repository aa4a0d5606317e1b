import type { PurchaseOrderStatus } from '@distribution/model/supply/purchase-order';
import { mayBecome } from '@distribution/model/supply/purchase-order-lifecycle';
import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import type { BatchState, UpsertOf } from './batch-state.ts';

interface Standing {
  readonly id: string;
  readonly status: PurchaseOrderStatus;
  readonly system: string;
  readonly revision: string;
}

/**
 * Sets aside the orders that are told to have taken a step no order takes (closed and open again, received and then not).
 * What is older than what is here is let through: it changes nothing. So is what another system tells: its revisions say
 * nothing of the order of the two.
 */
export const refuseIllegalStep = async (
  database: Database,
  state: BatchState,
  upserts: readonly UpsertOf<'PURCHASE_ORDER'>[],
): Promise<readonly UpsertOf<'PURCHASE_ORDER'>[]> => {
  if (upserts.length === 0) return upserts;
  const ids = upserts.map(({ record }) => record.id);
  const rows = await database.query<Standing>(
    sql`SELECT id, status, system, revision FROM purchase_order WHERE id = ANY(${[...ids]}::text[])`,
  );
  const standing = new Map(rows.map((row) => [row.id, row]));
  return upserts.filter((change) => {
    const { id, number, status, origin } = change.record;
    const now = standing.get(id);
    if (now === undefined || now.system !== origin.system || origin.revision <= Number(now.revision)) return true;
    if (mayBecome(now.status, status)) return true;
    const message = `purchase order ${number} is ${now.status} and is told to be ${status}`;
    state.refused.push({ change, code: 'ILLEGAL_TRANSITION', message, missing: null });
    return false;
  });
};
