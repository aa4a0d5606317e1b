import type { Database } from '../sql/database.ts';
import { sql } from '../sql/statement.ts';
import { OUTBOUND_COLUMNS, type OutboundRow } from './outbound-row.ts';
import { SENDER, tellOutbound } from './tell-outbound.ts';

const MOST = 500;

/**
 * What was taken is confirmed when the projection shows it: the order or transfer under the number that the system gave,
 * the parameters in the revision that the system answered or a later one, the cancelled order as cancelled.
 */
const HAS_COME_BACK = sql`CASE t.kind
  WHEN 'CREATE_PURCHASE_ORDER' THEN EXISTS (SELECT 1 FROM purchase_order o
    WHERE o.number = t.document AND o.legal_entity = t.content::jsonb->>'legalEntity')
  WHEN 'CANCEL_PURCHASE_ORDER' THEN EXISTS (SELECT 1 FROM purchase_order o
    WHERE o.number = t.document AND o.legal_entity = t.content::jsonb->>'legalEntity' AND o.status = 'CANCELLED')
  WHEN 'CREATE_TRANSFER' THEN EXISTS (SELECT 1 FROM transfer_order o
    WHERE o.number = t.document AND o.legal_entity = t.content::jsonb->>'legalEntity')
  WHEN 'CANCEL_TRANSFER' THEN EXISTS (SELECT 1 FROM transfer_order o
    WHERE o.number = t.document AND o.legal_entity = t.content::jsonb->>'legalEntity' AND o.status = 'CANCELLED')
  WHEN 'CHANGE_PLANNING_PARAMETERS' THEN EXISTS (SELECT 1 FROM planning_parameters p
    WHERE p.sku = t.content::jsonb->>'sku' AND p.location_code = t.content::jsonb->>'locationCode'
      AND p.system = t.system AND p.revision >= t.revision)
  ELSE FALSE END`;

export const confirmOutbound = async (transaction: Database): Promise<number> => {
  const rows = await transaction.query<OutboundRow>(sql`
    UPDATE outbound_command t SET state = 'CONFIRMED', confirmed_at = clock_timestamp()
    WHERE t.id IN (SELECT t.id FROM outbound_command t WHERE t.state = 'ACKNOWLEDGED' AND ${HAS_COME_BACK}
      ORDER BY t.answered_at LIMIT ${MOST} FOR UPDATE OF t SKIP LOCKED)
    RETURNING ${OUTBOUND_COLUMNS}`);
  const [first] = rows;
  if (first === undefined) return 0;
  const changes = rows.map((row) => ({ row, actor: SENDER, reason: 'the change came back by its flow' }));
  await tellOutbound(transaction, changes, first.correlation_id);
  return rows.length;
};
